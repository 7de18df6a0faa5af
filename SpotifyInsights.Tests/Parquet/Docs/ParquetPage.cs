using System.Text.RegularExpressions;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Parquet.Docs;

/// <summary>What docs/parquet.md says, taken apart.</summary>
internal static partial class ParquetPage
{
    private static string Text { get; } = File.ReadAllText(Path.Combine(Repository.Root, "docs", "parquet.md"));

    /// <summary>The SQL snippets that need no account anywhere, in their order.</summary>
    public static IReadOnlyList<string> Snippets { get; } =
        [.. SqlBlock().Matches(Text).Select(m => m.Groups["sql"].Value.Trim()).Where(sql => !sql.Contains("SECRET", StringComparison.Ordinal))];

    /// <summary>The columns of a file as the page lists them: `name TYPE`.</summary>
    public static IReadOnlyList<string> ColumnsOf(string file)
    {
        int heading = Text.IndexOf($"### `{file}`", StringComparison.Ordinal);
        heading.ShouldBePositive($"docs/parquet.md has no heading for {file}");
        int start = Text.IndexOf('\n', heading);
        int end = Text.IndexOf("\n#", start, StringComparison.Ordinal);
        return [.. Column().Matches(Text[start..(end < 0 ? Text.Length : end)]).Select(m => $"{m.Groups["name"].Value} {m.Groups["type"].Value}")];
    }

    [GeneratedRegex(@"^```sql\n(?<sql>.*?)^```", RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.Multiline, 1000)]
    private static partial Regex SqlBlock();

    [GeneratedRegex(@"`(?<name>\w+)` (?<type>[A-Z]+(\[\])?)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Column();
}
