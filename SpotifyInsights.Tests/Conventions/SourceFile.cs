using System.Text.RegularExpressions;

namespace SpotifyInsights.Tests.Conventions;

/// <summary>A file of the repository, its path relative to the root with `/`.</summary>
public sealed partial record SourceFile(string Path, string Text)
{
    /// <summary>The text without comments, so that a comment may name what the code must not use.</summary>
    public string Code => Comment().Replace(Text, "");

    /// <summary>`path:line` of everything <paramref name="pattern"/> finds in the code.</summary>
    public IEnumerable<string> Find(Regex pattern) =>
        pattern.Matches(Code).Select(m => $"{Path}:{Code.AsSpan(0, m.Index).Count('\n') + 1}: {m.Value.Trim()}");

    [GeneratedRegex(@"(?<![:""])//[^\n]*", RegexOptions.None, 1000)]
    private static partial Regex Comment();
}
