using SpotifyInsights.Api.Idempotency;
using SpotifyInsights.Api.Planning;
using SpotifyInsights.Api.Recaps;
using SpotifyInsights.Api.Webhooks.Sending;

namespace SpotifyInsights.Api.Jobs.Recurring;

/// <summary>All schedules there are. What was missed while no process ran is not made up for one by one.</summary>
public static class Schedules
{
    public static IReadOnlyList<Schedule> All { get; } =
    [
        // Queues the polls and snapshots that are due: a minute is far below the shortest pace of a listener, so nobody waits for the tick.
        new("collection", typeof(CollectionTick), TimeSpan.Zero, TimeSpan.FromMinutes(1)),

        // Wakes up jobs whose wake-up was lost in a crash or a full disk: rare, so five minutes of waiting are no loss. The start has its own look.
        new("forgotten-jobs", typeof(ForgottenJobsTick), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5)),

        // Erases uploads that no job waits for: their day is over within an hour of it.
        new("uploads", typeof(UploadsTick), TimeSpan.Zero, TimeSpan.FromHours(1)),

        // Saves plays of broken-off snapshots whose process died before it could: they are read, so nothing hurries, but an hour is soon enough to be seen.
        new("left-snapshots", typeof(LeftSnapshotsTick), TimeSpan.FromMinutes(2), TimeSpan.FromHours(1)),

        // Messages that did not arrive are sent again: half a minute is the shortest wait there is. New ones do not wait for this.
        new("webhooks", typeof(WebhookTick), TimeSpan.Zero, TimeSpan.FromSeconds(30)),

        // Forgets messages that are long over, as often as jobs.
        new("old-webhook-deliveries", typeof(OldDeliveriesTick), TimeSpan.Zero, TimeSpan.FromDays(1)),

        // Forgets idempotency keys whose day is over: they count for nothing from then on anyway.
        new("idempotency-keys", typeof(ExpiredAnswersTick), TimeSpan.Zero, TimeSpan.FromHours(6)),

        // Sign-ins end to the day, so an hour is early enough for the warnings 30, 7 and 1 days before.
        new("sign-in-warnings", typeof(SignInWarningsTick), TimeSpan.FromMinutes(1), TimeSpan.FromHours(1)),

        // Tells of recaps and milestones: they are no older than a quarter of an hour then, and a look costs two small reads for each listener who wants to know.
        new("recaps", typeof(RecapTellingsTick), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(15)),

        // Forgets jobs that ended long ago: the table holds some hundred a day, so once a day keeps it small.
        new("ended-jobs", typeof(EndedJobsTick), TimeSpan.Zero, TimeSpan.FromDays(1)),
    ];
}
