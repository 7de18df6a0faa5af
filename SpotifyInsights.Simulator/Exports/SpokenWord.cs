using NodaTime;
using SpotifyInsights.Simulator.Catalogue;
using SpotifyInsights.Simulator.Listeners;

namespace SpotifyInsights.Simulator.Exports;

/// <summary>Podcasts, audiobooks and videos before the first music of a day. The Web API never lists them.</summary>
internal sealed class SpokenWord(int seed, string listenerId)
{
    private const int Shows = 9;

    /// <summary>At most one a day, over before any listener's music begins.</summary>
    public SpokenPlay? Of(LocalDate day, Instant dayStart, double share)
    {
        var dice = Dice.For(seed, $"{listenerId}/spoken", DayPlanner.Number(day));
        var isThere = dice.Chance(share);
        var end = dayStart + Duration.FromSeconds(dice.Between(70 * 60, 135 * 60));
        var heardMs = dice.Between(4_000, 45 * 60_000);
        var kind = dice.Unit() switch { < 0.7 => ExportedRowKind.Podcast, < 0.9 => ExportedRowKind.Audiobook, _ => ExportedRowKind.Video };
        if (!isThere)
        {
            return null;
        }

        var show = Dice.For(seed, $"{listenerId}/show-{kind}", dice.Below(Shows));
        var (name, author, showId) = (Name(kind, show), $"{show.Pick(WordLists.GivenNames)} {show.Pick(WordLists.FamilyNames)}", show.Id());
        var number = dice.Between(1, 180);
        var title = kind == ExportedRowKind.Audiobook ? $"Chapter {number % 40}" : $"#{number}: {dice.Pick(WordLists.Things)} and {dice.Pick(WordLists.Times)}";
        return new SpokenPlay(kind, end, heardMs, title, name, author, Dice.For(seed, showId, number).Id(), showId);
    }

    private static string Name(ExportedRowKind kind, Dice dice) => kind switch
    {
        ExportedRowKind.Audiobook => $"The {dice.Pick(WordLists.Things)} of {dice.Pick(WordLists.Places)}",
        ExportedRowKind.Video => $"{dice.Pick(WordLists.Places)} on Camera",
        _ => $"The {dice.Pick(WordLists.Things)} Hour",
    };
}
