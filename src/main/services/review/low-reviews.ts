import { addDays, type PlainDate } from '../../../shared/domain/dates.ts';
import { inForceOn } from '../../../shared/domain/sync/team-day-policy.ts';
import type { ServiceContext } from '../service.ts';

/**
 * The day before which reviews of low severity have closed by themselves: a function of the events and of the day that is
 * asked about, so that every device says the same without anybody having to say it (decision 0045).
 */
export function lowReviewsSince({
  resources,
  today,
}: Pick<ServiceContext, 'resources' | 'today'>): PlainDate {
  return addDays(today, -inForceOn(resources.reviewPolicy.lowReviews, today).days);
}
