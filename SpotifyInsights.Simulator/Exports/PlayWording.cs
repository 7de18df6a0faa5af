using NodaTime;
using SpotifyInsights.Simulator.Catalogue;
using SpotifyInsights.Simulator.Listeners;

namespace SpotifyInsights.Simulator.Exports;

/// <summary>How the exports word the plays of a day: a function of seed, listener and day, so that all exports of a life agree.</summary>
internal sealed class PlayWording(int seed, ListenerScript script, ExportQuirks quirks)
{
    // From then on `skipped` is filled in; before, it is false or null whatever happened.
    private static readonly Instant SkippedIsKnown = Instant.FromUtc(2022, 10, 1, 0, 0);

    private readonly OtherNames names = new(seed, quirks);

    public ExportedPlay[] Of(LocalDate day, IReadOnlyList<SimulatedPlay> plays)
    {
        var number = DayPlanner.Number(day);
        var dice = Dice.For(seed, $"{script.Id}/wording", number);
        var account = Dice.For(seed, $"{script.Id}/account", number);
        var device = new Device(script.Country, day.Year, dice);
        var worded = new ExportedPlay[plays.Count];
        for (var i = 0; i < worded.Length; i++)
        {
            if (dice.Chance(0.06))
            {
                device = new Device(script.Country, day.Year, dice);
            }

            worded[i] = InAccountData(Of(plays[i], device, dice), account);
        }

        OfflineBatches.Mark(worded, Dice.For(seed, $"{script.Id}/offline", number), quirks.OfflineBatches);
        return worded;
    }

    private ExportedPlay Of(SimulatedPlay play, Device device, Dice dice)
    {
        var (uri, title) = names.Pick(play.Track, dice);
        var isWhole = play.HeardMs >= play.Track.DurationMs;
        var extra = dice.Chance(quirks.LongerThanTheTrack) && isWhole ? dice.Between(100, 900) : 0;
        var (startUnknown, endUnknown) = (dice.Chance(quirks.UnknownReasons), dice.Chance(quirks.UnknownReasons));
        var (start, skip) = (dice.Unit(), dice.Unit());
        var isVideo = dice.Chance(quirks.Videos);
        return new ExportedPlay
        {
            Truth = play,
            ReportedAt = Instant.FromUnixTimeSeconds(play.EndedAt.ToUnixTimeSeconds()),
            HeardMs = play.HeardMs + extra,
            Uri = uri,
            Title = title,
            IsVideo = isVideo,
            OfflineTimestamp = OfflineTimestamp(play.StartedAt, dice),
            Platform = device.Platform,
            Country = device.Country,
            Address = device.Address,
            ReasonStart = startUnknown ? "" : start < 0.72 ? "trackdone" : start < 0.86 ? "clickrow" : start < 0.97 ? "fwdbtn" : "backbtn",
            ReasonEnd = endUnknown ? null : isWhole ? "trackdone" : skip < 0.85 ? "fwdbtn" : skip < 0.95 ? "endplay" : "logout",
            IsShuffled = play.Context is { Type: "collection" or "playlist" },
            IsIncognito = device.IsIncognito,
            Skipped = Skipped(play.EndedAt >= SkippedIsKnown && !isWhole, dice),
        };
    }

    private long? OfflineTimestamp(Instant startedAt, Dice dice)
    {
        var (form, rubbish) = (dice.Unit(), dice.Unit());
        if ((form -= quirks.OfflineNull) < 0)
        {
            return null;
        }

        if ((form -= quirks.OfflineZero) < 0)
        {
            return 0;
        }

        if ((form -= quirks.OfflineMilliseconds) < 0)
        {
            return startedAt.ToUnixTimeMilliseconds();
        }

        var seconds = startedAt.ToUnixTimeSeconds();
        return form >= quirks.OfflineRubbish ? seconds
            : rubbish < 0.5 ? 1
            : rubbish < 0.75 ? seconds + (2 * 86_400)
            : seconds - (400 * 86_400);
    }

    private string Skipped(bool isSkipped, Dice dice)
    {
        var draw = dice.Unit();
        return draw < quirks.SkippedUnknown ? "null"
            : draw < quirks.SkippedUnknown + quirks.SkippedAsNumber ? (isSkipped ? "1" : "0")
            : isSkipped ? "true" : "false";
    }

    private ExportedPlay InAccountData(ExportedPlay play, Dice dice)
    {
        var isLacking = dice.Chance(quirks.AccountLacks);
        var otherHeard = dice.Chance(quirks.AccountOtherHeardTime) ? dice.Between(40, 900) : 0;
        var later = dice.Chance(quirks.AccountLater) ? dice.Between(1, 4) : 0;
        var minute = play.Truth.EndedAt.ToUnixTimeSeconds() / 60;
        return play with
        {
            AccountEndTime = isLacking ? null : Instant.FromUnixTimeSeconds((minute + later) * 60),
            AccountHeardMs = play.HeardMs + otherHeard,
        };
    }
}
