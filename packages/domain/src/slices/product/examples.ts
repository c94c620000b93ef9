/** One plausible example of each event, as it is written today; what was made from it is never made again (LOG-05). */
export const productExamples = {
  ProductOrdered: {
    product: '0198c1c5-3b92-7f26-92e4-0d7a6b5c8105',
    organisation: '0198c1b0-0a3f-7d44-b0c2-91e5f7a6d303',
    stay: 1,
    category: 'Domain',
    label: {
      subject: '0198c1b0-0a3f-7d44-b0c2-91e5f7a6d303',
      category: 'Content',
      field: 'productLabel',
      box: 'Xc3VbNm5QwEr7TyUiOp9AsDfGh1JkLzXcVb2NmQwErTy4Ui',
    },
    expiresOn: '2027-03-02',
    renewalPrice: { amount: 1590, currency: 'CHF' },
    renewal: 'Manual',
    at: '2026-03-02T08:15:30.250Z',
  },
  ProductRenewed: {
    product: '0198c1c5-3b92-7f26-92e4-0d7a6b5c8105',
    organisation: '0198c1b0-0a3f-7d44-b0c2-91e5f7a6d303',
    stay: 1,
    from: '2027-03-02',
    until: '2028-03-02',
    manner: 'Automatic',
    price: { amount: 1590, currency: 'CHF' },
  },
  RenewalMannerChanged: {
    product: '0198c1c5-3b92-7f26-92e4-0d7a6b5c8105',
    organisation: '0198c1b0-0a3f-7d44-b0c2-91e5f7a6d303',
    stay: 1,
    renewal: 'Automatic',
  },
  ProductTransferred: {
    product: '0198c1c5-3b92-7f26-92e4-0d7a6b5c8105',
    organisation: '0198c1b2-77c8-7e15-a1d3-5c08e2b4f604',
    stay: 2,
    from: '0198c1b0-0a3f-7d44-b0c2-91e5f7a6d303',
    expiresOn: '2027-03-02',
    renewal: 'Automatic',
  },
  ProductEnded: {
    product: '0198c1c5-3b92-7f26-92e4-0d7a6b5c8105',
    organisation: '0198c1b0-0a3f-7d44-b0c2-91e5f7a6d303',
    stay: 1,
    why: 'Cancelled',
    at: '2026-03-04T08:15:30.250Z',
  },
}
