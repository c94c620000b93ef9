import { describe, expect, it } from '@jest/globals'
import { AccountId, InvitationId, ProductId } from '@mandat/domain'
import { list, mail, nullable, PersonName, registry, tellsWhatHappened, text } from '@mandat/domain/kit'
import { factsInWords } from './facts.js'

describe('facts in words', () => {
  it('what is erased or has no name is null, in lists as well; what is no name stays as it is', () => {
    const definition = mail(
      'Told',
      {
        account: AccountId,
        invitation: InvitationId,
        products: list(ProductId),
        others: nullable(list(ProductId)),
        name: PersonName,
        note: text(1, 100),
      },
      tellsWhatHappened(),
    )
    const invitation = '5e7e0000-0000-4000-8000-000000000001'
    const facts = {
      account: null,
      invitation,
      products: ['a.ch', ''],
      others: null,
      name: '\n',
      note: ' ',
      service: 'x',
    }
    expect(factsInWords(definition, { ...facts, stranger: 'x' }, 'https://x')).toStrictEqual({
      account: null,
      invitation,
      products: ['a.ch', null],
      others: null,
      name: null,
      note: '',
      recipient: null,
      service: 'x',
    })
  })
  it('only a mail that carries a link has one', () => {
    const has = [...registry.mails.values()].filter((one) => 'link' in factsInWords(one, {}, 'https://x'))
    expect(has.map(({ template }) => template)).toStrictEqual([
      'RegistrationLink',
      'EmailChangeLink',
      'PasswordResetLink',
      'MemberInvitation',
      'PartnerInvitation',
    ])
  })
})
