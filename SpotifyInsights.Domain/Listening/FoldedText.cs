using System.Text;
using System.Text.RegularExpressions;

namespace SpotifyInsights.Domain.Listening;

/// <summary>
/// Titles and names with their spelling differences removed, for comparison only. Keys of tracks without URI are made of them, so a change here is a change of
/// the merge's rules.
/// </summary>
public static partial class FoldedText
{
    private const int RegexTimeoutMs = 1_000;

    /// <summary>
    /// Lower case, Latin letters without marks, wide letters and ligatures as plain ones, typographic quotes and dashes as plain ones, runs of white space as one
    /// blank, none at the ends. Null becomes empty.
    /// </summary>
    public static string Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "";
        }

        var folded = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (char.IsWhiteSpace(letter))
            {
                if (folded.Length > 0 && folded[^1] != ' ')
                {
                    folded.Append(' ');
                }

                continue;
            }

            var plain = PlainLetters.Of(letter, out var several);
            if (several is null)
            {
                folded.Append(plain);
            }
            else
            {
                folded.Append(several);
            }
        }

        return folded.ToString().TrimEnd(' ');
    }

    /// <summary>
    /// As <see cref="Of"/>, without who is featured (`(feat. …)`, `ft. …`) and without the words of a remaster (`- 2011 Remaster`, `(Remastered)`): services
    /// disagree about both. A live version, a remix or an edit stays what it is. A title that consists of nothing else stays too.
    /// </summary>
    public static string OfTitle(string? title)
    {
        var folded = Of(title);
        var shorter = WithoutFeatured(folded);
        if (shorter.Contains("remaster", StringComparison.Ordinal))
        {
            shorter = Remaster().Replace(shorter, "").TrimEnd(' ');
        }

        return shorter.Length == 0 ? folded : shorter;
    }

    /// <summary>As <see cref="Of"/>, without who is featured (`Ann feat. Bob`).</summary>
    public static string OfArtist(string? name)
    {
        var folded = Of(name);
        var shorter = WithoutFeatured(folded);
        return shorter.Length == 0 ? folded : shorter;
    }

    private static string WithoutFeatured(string folded) =>
        folded.Contains("feat", StringComparison.Ordinal) || folded.Contains("ft.", StringComparison.Ordinal)
            ? Featured().Replace(folded, "").TrimEnd(' ')
            : folded;

    // In brackets anywhere; without them up to a dash that begins another note, or to the end.
    [GeneratedRegex(
        @" ?[(\[](feat\.?|ft\.|featuring) [^)\]]*[)\]]| (- )?(feat\.|ft\.|featuring) .*?(?= - |$)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        RegexTimeoutMs)]
    private static partial Regex Featured();

    [GeneratedRegex(
        @"( - |(?<bracket> ?[(\[]))(\d{4} )?(digital )?remaster(ed)?( version)?( \d{4})?(?(bracket)[)\]])$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        RegexTimeoutMs)]
    private static partial Regex Remaster();
}
