import { slug } from './names.mjs';
import { DAY, dayOf, HOUR, isoDay, MINUTE, plusMonths, startOf } from './world.mjs';

const categories = ['Domain', 'WebHosting', 'Mail', 'Server', 'Storage'];
const prices = { Domain: 1550, WebHosting: 9900, Mail: 1800, Server: 34800, Storage: 6700 };
/** The provider's clock ticks at six. */
const TICK = 6 * HOUR;

/** Whether a product still runs at a moment; by then its automatic renewals have happened. */
export const runs = (product, time) => {
  while (product.renewal === 'Automatic' && time >= startOf(product.expiresOn) + TICK)
    product.expiresOn = plusMonths(product.expiresOn, 12);
  return !product.ended && (product.renewal === 'Automatic' || time < startOf(product.expiresOn) + DAY + TICK);
};
export const running = (org, time) => org.products.filter((product) => runs(product, time));

/** Products ordered, renewed, renewed too late, left to expire. */
export const products = (w, { by }) => {
  const { random } = w;

  /** The data of an order; `months` to run. */
  const orderOf = (org, time, months, manner) => {
    const category = random.pick(categories);
    const n = org.products.length;
    return {
      product: random.uuid(time),
      organisation: org.organisation,
      category,
      label: category === 'Domain' ? `${slug(org.name)}${n === 0 ? '' : `-${n}`}.ch` : `${category} ${n + 1}`,
      expiresOn: plusMonths(isoDay(time), months),
      renewalPrice: { amount: prices[category], currency: 'CHF' },
      renewal: manner,
    };
  };
  const order = (
    org,
    who,
    time,
    {
      behalf = null,
      months = random.pick([1, 2, 3, 4, 6, 9, 12]),
      manner = random.chance(0.35) ? 'Automatic' : 'Manual',
    } = {},
  ) => {
    const data = orderOf(org, time, months, manner);
    by(who, time, 'OrderProduct', data, behalf);
    const made = { product: data.product, renewal: manner, expiresOn: data.expiresOn, ended: false };
    org.products.push(made);
    if (manner === 'Manual') planRenewal(org, made);
    return made;
  };
  const renew = (org, who, time, product, months = 12, behalf = null) => {
    const until = plusMonths(product.expiresOn, months);
    const data = { product: product.product, organisation: org.organisation, from: product.expiresOn, until };
    by(who, time, 'RenewProduct', data, behalf);
    product.expiresOn = until;
    return data;
  };
  const planRenewal = (org, product) => {
    const expiresOn = product.expiresOn;
    const wanted = random.next();
    const day = dayOf(startOf(expiresOn));
    const due = w.hours(wanted < 0.04 ? day + random.int(2, 12) : day - random.int(1, 20));
    w.at(due, (now) => {
      if (
        org.closed
        || product.ended
        || product.moved
        || product.renewal !== 'Manual'
        || product.expiresOn !== expiresOn
        || wanted > 0.75
      )
        return;
      const who = org.rep();
      if (wanted < 0.04)
        // it has expired: too late
        return void by(who, now, 'RenewProduct', {
          product: product.product,
          organisation: org.organisation,
          from: expiresOn,
          until: plusMonths(expiresOn, 12),
        });
      if (!runs(product, now)) return;
      const data = renew(org, who, now, product, random.pick([3, 6, 12, 12]));
      if (random.chance(0.05)) by(who, now + random.int(1, 5) * MINUTE, 'RenewProduct', data); // a second click
      planRenewal(org, product);
    });
  };
  const end = (org, who, time, product) => {
    by(who, time, 'EndProduct', { product: product.product, organisation: org.organisation, why: 'Cancelled' });
    product.ended = true;
  };
  const changeManner = (org, who, time, product) => {
    product.renewal = product.renewal === 'Manual' ? 'Automatic' : 'Manual';
    by(who, time, 'ChangeRenewalManner', {
      product: product.product,
      organisation: org.organisation,
      renewal: product.renewal,
    });
    if (product.renewal === 'Manual') planRenewal(org, product);
  };
  return { order, orderOf, renew, end, changeManner };
};
