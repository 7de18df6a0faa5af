using NodaTime;
using SpotifyInsights.Api.Histories;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Api.Webhooks;
using SpotifyInsights.Api.Webhooks.Messages;
using SpotifyInsights.Api.Webhooks.Sending;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Recaps;
using SpotifyInsights.Storage.Accounts;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Api.Recaps;

/// <summary>
/// Tells webhooks of weeks, months, quarters and years that are over and of round numbers that were reached: each once for a listener, on whatever node, and only
/// what happened since the webhook was made.
/// </summary>
public sealed class RecapTellings(
    JobDatabase database, WebhookStore webhooks, ListeningHistories histories, AccountStore accounts, WebhookSignal signal, TimeProvider time, ILogger<RecapTellings> log)
{
    /// <summary>What is longer ago is told no more: an instance that was off for weeks, or an import of years, says nothing of the past.</summary>
    public static readonly Duration Newest = Duration.FromDays(7);

    /// <summary>For so long after a period the collection is waited for, which may still bring its last plays.</summary>
    public static readonly Duration Wait = Duration.FromHours(24);

    private static readonly WebhookEvent[] Events = [WebhookEvent.RecapReady, WebhookEvent.MilestoneReached];

    /// <summary>Tells what is to be told.</summary>
    /// <returns>How many periods and numbers.</returns>
    public async Task<int> TellAsync(CancellationToken cancellationToken)
    {
        var told = 0;
        foreach (var listener in (await webhooks.ListSubscribedAsync(Events, cancellationToken)).GroupBy(webhook => webhook.UserId, StringComparer.Ordinal))
        {
            try
            {
                told += await TellAsync(listener.Key, [.. listener], cancellationToken);
            }
            catch (Exception exception) when (exception is ObjectStoreException or CorruptObjectException)
            {
                log.LogWarning(exception, "Whether listener {UserId} is to be told of a recap cannot be seen now", listener.Key);
            }
        }

        if (told > 0)
        {
            signal.Give();
        }

        return told;
    }

    private async Task<int> TellAsync(string userId, IReadOnlyList<Webhook> subscribed, CancellationToken cancellationToken)
    {
        var (now, zone) = (time.GetCurrentInstant(), ListenerZones.Of((await accounts.FindAsync(userId, cancellationToken))?.TimeZone));
        var known = (await database.QueryAsync("SELECT name FROM told_events WHERE user_id = @user", row => row.GetString(0), cancellationToken, ("user", userId))).ToHashSet(StringComparer.Ordinal);
        var due = Closed(zone, now).Where(period => IsWanted(subscribed, WebhookEvent.RecapReady, EndOf(period, zone)) && !known.Contains(NameOf(period))).ToList();
        if (due.Count == 0 && !subscribed.Any(webhook => webhook.Events.Contains(WebhookEvent.MilestoneReached)))
        {
            return 0;
        }

        var view = (await histories.GetAsync(userId, dataVersion: null, cancellationToken)).In(zone);
        var told = 0;
        foreach (var period in due)
        {
            told += await TellAsync(userId, view, period, now, cancellationToken) ? 1 : 0;
        }

        foreach (var milestone in Reached(view, now).Where(milestone => IsWanted(subscribed, WebhookEvent.MilestoneReached, milestone.At) && !known.Contains(NameOf(milestone))))
        {
            var message = new MilestoneMessage(milestone.Kind, milestone.Value, milestone.At, milestone.Play.Track, milestone.Play.Artist);
            told += await TellAsync(userId, WebhookEvent.MilestoneReached, NameOf(milestone), milestone.At, message, cancellationToken) ? 1 : 0;
        }

        return told;
    }

    private async Task<bool> TellAsync(string userId, ListeningView view, RecapPeriod period, Instant now, CancellationToken cancellationToken)
    {
        var end = EndOf(period, view.Zone);
        var seen = view.History.Observed.Ranges;
        var isSeen = seen.Count > 0 && seen[^1].To >= end;
        var totals = new ListeningSlice(view, new ListeningWindow(period.From, period.To, view.Zone), now).Totals.All;
        if (totals.Plays == 0 || !(isSeen || now >= end + Wait))
        {
            return false;
        }

        var path = $"/recaps/{WordOf(period.Kind)}/{period.Label}";
        var message = new RecapMessage(period.Kind, period.Label, period.From, period.To, view.Zone.Id, totals.Plays, totals.Minutes, path);
        return await TellAsync(userId, WebhookEvent.RecapReady, NameOf(period), end, message, cancellationToken);
    }

    // Who writes the row tells it: neither a node beside this one nor a later start does it again.
    private async Task<bool> TellAsync<T>(string userId, WebhookEvent kind, string name, Instant happenedAt, T data, CancellationToken cancellationToken)
    {
        var now = time.GetCurrentInstant();
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var taken = await transaction.QueryAsync(
            "INSERT INTO told_events (user_id, name, told_at) VALUES (@user, @name, @now) ON CONFLICT DO NOTHING RETURNING name",
            row => row.GetString(0),
            cancellationToken,
            ("user", userId),
            ("name", name),
            ("now", now.ToUnixTimeMilliseconds()));
        if (taken.Count == 0)
        {
            return false;
        }

        await EventMessages.AddAsync(transaction, userId, kind, now, data, cancellationToken, madeBefore: happenedAt);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private static bool IsWanted(IReadOnlyList<Webhook> subscribed, WebhookEvent kind, Instant happenedAt) =>
        subscribed.Any(webhook => webhook.Events.Contains(kind) && webhook.CreatedAt <= happenedAt);

    /// <summary>The period of each length that was over last, where that was lately.</summary>
    private static IEnumerable<RecapPeriod> Closed(DateTimeZone zone, Instant now) => Enum.GetValues<RecapKind>()
        .Select(kind => RecapPeriod.Of(kind, now.InZone(zone).Date).Before)
        .Where(period => now - EndOf(period, zone) <= Newest);

    private static IEnumerable<Milestone> Reached(ListeningView view, Instant now)
    {
        var window = new ListeningWindow((now - Newest).InZone(view.Zone).Date, now.InZone(view.Zone).Date.PlusDays(1), view.Zone);
        return MilestoneCalculator.Calculate(new ListeningSlice(view, window, now)).Where(milestone => milestone.At >= now - Newest);
    }

    private static Instant EndOf(RecapPeriod period, DateTimeZone zone) => zone.AtStartOfDay(period.To).ToInstant();

    private static string NameOf(RecapPeriod period) => $"recap/{WordOf(period.Kind)}/{period.Label}";

    private static string NameOf(Milestone milestone) => FormattableString.Invariant($"milestone/{milestone.Kind}/{milestone.Value}");

    private static string WordOf(RecapKind kind) => kind switch
    {
        RecapKind.Week => "week",
        RecapKind.Month => "month",
        RecapKind.Quarter => "quarter",
        _ => "year",
    };
}
