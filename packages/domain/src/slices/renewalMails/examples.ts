/** One plausible example of each event, as it is written today; what was made from it is never made again (LOG-05). */
export const renewalMailsExamples = {
  ExpiryRemindersSwitched: {
    organisation: '0198c1b0-0a3f-7d44-b0c2-91e5f7a6d303',
    to: 'Off',
    at: '2026-03-02T08:15:30.250Z',
  },
  ReminderIntervalSwitched: {
    organisation: '0198c1b0-0a3f-7d44-b0c2-91e5f7a6d303',
    interval: '14d',
    to: 'On',
    at: '2026-03-02T08:15:30.250Z',
  },
  RenewalNoticeSwitched: {
    organisation: '0198c1b0-0a3f-7d44-b0c2-91e5f7a6d303',
    notice: 'Invoice',
    to: 'Off',
    at: '2026-03-02T08:15:30.250Z',
  },
  RemindersFellDue: {
    organisation: '0198c1b0-0a3f-7d44-b0c2-91e5f7a6d303',
    day: '2027-02-02',
    items: [{ product: '0198c1c5-3b92-7f26-92e4-0d7a6b5c8105', expiresOn: '2027-03-02', interval: '1m' }],
  },
}
