using NodaTime;
using SpotifyInsights.Api.Planning;
using SpotifyInsights.Simulator.Listeners;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Verification;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Weather;

/// <summary>What is held of one listener at the end, beside what was received, what was heard, and what could have been had.</summary>
internal sealed class LifeCount
{
    private LifeCount(string listener) => Listener = listener;

    public string Listener { get; }

    /// <summary>Plays of 30 seconds and more.</summary>
    public int Heard { get; private init; }

    /// <summary>Who looked at the best moments; null: that is not asked.</summary>
    public required IdealPoller? Ideal { get; init; }

    /// <summary>Plays that are stored.</summary>
    public required IReadOnlyList<SimulatedPlay> Stored { get; init; }

    /// <summary>In an answer that arrived, and not stored.</summary>
    public required IReadOnlyList<SimulatedPlay> Dropped { get; init; }

    /// <summary>Stored more than once.</summary>
    public required IReadOnlyList<SimulatedPlay> Doubled { get; init; }

    /// <summary>Stored and never heard.</summary>
    public required IReadOnlyList<HeardPlay> Invented { get; init; }

    /// <summary>Not stored, though the ideal poller had them.</summary>
    public required IReadOnlyList<SimulatedPlay> Missed { get; init; }

    /// <summary>Those of <see cref="Missed"/> that lie in no recorded gap.</summary>
    public required IReadOnlyList<SimulatedPlay> MissedInSilence { get; init; }

    public required IReadOnlyList<RecordedGap> Gaps { get; init; }

    public required VerificationReport Report { get; init; }

    /// <summary>Counts.</summary>
    public static async Task<LifeCount> OfAsync(CollectingInstance instance, string listener, Instant from, IdealPoller? ideal)
    {
        var simulated = instance.Simulation.FindListener(listener)!;
        var listings = instance.Simulation.Listings;
        var first = listings.Last(simulated, from, 50);
        var heard = simulated.Life.PlaysBetween(first[^1].Play.EndedAt - Duration.FromDays(1), instance.Now + Duration.FromDays(1)).Where(play => play.IsListed).ToList();
        var byStamp = heard.SelectMany(play => listings.StampsOf(simulated, play).Select(stamp => (Key: new HeardPlay(stamp.ToUnixTimeMilliseconds(), play.Track.Name), Play: play)))
            .ToLookup(one => one.Key, one => one.Play);

        var held = await HeldPlays.OfAsync(instance.Get<HistoryStore>(), listener);
        var stored = held.SelectMany(play => byStamp[play].Take(1)).ToList();
        var unique = stored.ToHashSet<SimulatedPlay>(ReferenceEqualityComparer.Instance);
        var received = instance.Ear.ReceivedOf(listener).SelectMany(play => byStamp[play].Take(1)).Distinct<SimulatedPlay>(ReferenceEqualityComparer.Instance).ToList();
        var missed = (ideal?.Seen ?? new HashSet<SimulatedPlay>()).Where(play => !unique.Contains(play)).OrderBy(play => play.EndedAt).ToList();
        var gaps = await instance.Get<GapStore>().ListAsync(listener, int.MaxValue, Patience.Token());
        return new LifeCount(listener)
        {
            Heard = heard.Count(play => play.EndedAt >= first[^1].Play.EndedAt && play.EndedAt <= instance.Now),
            Ideal = ideal,
            Stored = [.. unique],
            Dropped = [.. received.Where(play => !unique.Contains(play))],
            Doubled = [.. stored.GroupBy<SimulatedPlay, SimulatedPlay>(play => play, ReferenceEqualityComparer.Instance).Where(group => group.Count() > 1).Select(group => group.Key)],
            Invented = [.. held.Where(play => !byStamp.Contains(play))],
            Missed = missed,
            MissedInSilence = [.. missed.Where(play => !listings.StampsOf(simulated, play).Any(stamp => gaps.Any(gap => gap.From <= stamp && stamp < gap.To)))],
            Gaps = gaps,
            Report = (await instance.Get<UserVerification>().VerifyAsync(listener, Patience.Token()))!,
        };
    }
}
