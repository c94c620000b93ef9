/** One plausible example of each event, as it is written today; what was made from it is never made again (LOG-05). */
export const sessionExamples = {
  SessionStarted: {
    account: '0198c1a4-5d20-7b31-9c4e-2f6a8d10e501',
    session: '0198c1a6-44de-7259-a5b7-c8d9eaf0b108',
    ipAddress: {
      subject: '0198c1a4-5d20-7b31-9c4e-2f6a8d10e501',
      category: 'Trace',
      field: 'sessionIpAddress',
      box: 'Pa8SdFg0HjKl2ZxCvBn4MqWe6RtYuIo1PaSdFgHjKl',
    },
    device: {
      subject: '0198c1a4-5d20-7b31-9c4e-2f6a8d10e501',
      category: 'Trace',
      field: 'sessionDevice',
      box: 'Yu5IoPa7SdFg9HjKl1ZxCv3BnMqWe8RtYuIoPaSdFgHjKlZx0CvBnMqWeRtYu2IoPa',
    },
    origins: ['Qm9yZ2VyX1dlaXNzYmVyZ18wMV9OZXR6d2Vya19LZW4', 'R2VyYWV0X2Rlc19Lb250b3NfMDJfRmlyZWZveF9NYWM'],
    method: 'Password',
    epoch: 1,
    startedAt: '2026-03-02T08:15:30.250Z',
    expiresAt: '2026-04-01T08:15:30.250Z',
  },
  SessionEnded: {
    account: '0198c1a4-5d20-7b31-9c4e-2f6a8d10e501',
    session: '0198c1a6-44de-7259-a5b7-c8d9eaf0b108',
    how: 'Logout',
    at: '2026-03-04T08:15:30.250Z',
  },
}
