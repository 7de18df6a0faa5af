using System.Text.RegularExpressions;

namespace SpotifyInsights.Tests.Domain.Metrics.Overview;

/// <summary>What may not stand in an English sentence of ours.</summary>
internal static partial class Prose
{
    private static readonly (string Complaint, Regex Pattern)[] Rules =
    [
        ("not a number", NotANumber()),
        ("one of many", OneOfMany()),
        ("many of one", ManyOfOne()),
        ("nothing of something", NoPercent()),
        ("more than all", OverAll()),
        ("a long number without separators", LongNumber()),
        ("a number with too many decimals", Decimals()),
        ("spaces or stops in a wrong place", Spacing()),
        ("a brace or a type's name", Code()),
        ("an hour that no clock has", Hours()),
        ("a or an", Article()),
        ("the same before and after", SameTwice()),
    ];

    /// <summary>The complaints about a text.</summary>
    public static IEnumerable<string> Complaints(string text)
    {
        foreach (var (complaint, pattern) in Rules)
        {
            if (pattern.IsMatch(text))
            {
                yield return complaint;
            }
        }

        if (text.Length == 0 || char.IsLower(text[0]) || text.Trim() != text)
        {
            yield return "does not begin as a sentence";
        }
    }

    [GeneratedRegex("NaN|Infinity|∞|null", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NotANumber();

    [GeneratedRegex(@"(?<![\d.,:])1 (plays|days|weeks|months|years|quarters|hours|minutes|artists|new artists|tracks|times|places|followers|genres|different genres|beats|decades|different artists|different tracks)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OneOfMany();

    [GeneratedRegex(@"(?<![\d.,])(0|[2-9]|\d[\d,]*\d) (play|day|week|month|year|quarter|hour|minute|artist|new artist|track|time|place|follower|genre|different artist|different track)\b(?!s)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ManyOfOne();

    // Of a change "from 0% to 12%" may be said, and "against 0%".
    [GeneratedRegex(@"(?<!from |to |against |known for )(?<![\d.,])0%", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NoPercent();

    [GeneratedRegex(@"(?<![\d.,])(10[1-9]|1[1-9]\d|[2-9]\d\d|\d{4,})%", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OverAll();

    [GeneratedRegex(@"(?<!Artist )(?<![\d.,])(?!(19|20)\d\ds?\b)\d{4,}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LongNumber();

    [GeneratedRegex(@"\d\.\d{3,}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Decimals();

    [GeneratedRegex(@"  |\s[.,;:!?](\s|$)|\.\.|,,|\( | \)|,\.", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Spacing();

    [GeneratedRegex(@"[{}\[\]]|SpotifyInsights|System\.", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();

    [GeneratedRegex(@"\b(0|1[3-9]|2\d)(am|pm)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hours();

    [GeneratedRegex(@"\b[Aa] [AEIOaeio]\w|\b[Aa]n [^AEIOUaeiou8\W]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Article();

    [GeneratedRegex(@"from (?<x>[\d.,:]+(%| years?)?) to \k<x>(?![\d.,:])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SameTwice();
}
