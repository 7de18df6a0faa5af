using System.Text;

namespace SpotifyInsights.Domain.Listening;

/// <summary>Titles and names with their spelling differences removed, for comparison only.</summary>
public static class FoldedText
{
    /// <summary>Lower case, runs of white space as one blank, none at the ends, typographic quotes and dashes as plain ones. Null becomes empty.</summary>
    public static string Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "";
        }

        var folded = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (!char.IsWhiteSpace(letter))
            {
                folded.Append(Fold(letter));
            }
            else if (folded.Length > 0 && folded[^1] != ' ')
            {
                folded.Append(' ');
            }
        }

        return folded.ToString().TrimEnd(' ');
    }

    private static char Fold(char letter) => letter switch
    {
        '\u2018' or '\u2019' or '\u02BC' or '\u00B4' or '`' => '\'',
        '\u201C' or '\u201D' or '\u201E' => '"',
        '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' => '-',
        _ => char.ToLowerInvariant(letter),
    };
}
