using System.Text.RegularExpressions;

namespace SpotifyInsights.Tests.Storage.Objects;

/// <summary>
/// Replays traced system calls against a disk that keeps nothing but what was flushed: at every acknowledgement the content of each
/// renamed file, its name, and the names of all folders above it must have been flushed after they changed.
/// </summary>
public static partial class DiskTrace
{
    /// <summary>Returns how many acknowledgements were seen.</summary>
    public static int Check(IEnumerable<string> lines, string root)
    {
        var flushedContents = new HashSet<string>(StringComparer.Ordinal);
        var unflushedFolders = new Dictionary<string, string>(StringComparer.Ordinal);
        var acknowledged = 0;
        foreach (var line in Whole(lines))
        {
            if (FSync().Match(line) is { Success: true } flush)
            {
                flushedContents.Add(flush.Groups["path"].Value);
                unflushedFolders.Remove(flush.Groups["path"].Value);
            }
            else if (Rename().Match(line) is { Success: true } rename && rename.Groups["to"].Value.StartsWith(root, StringComparison.Ordinal))
            {
                flushedContents.Remove(rename.Groups["from"].Value).ShouldBeTrue($"not flushed before: {line}");
                unflushedFolders[Path.GetDirectoryName(rename.Groups["to"].Value)!] = line;
            }
            else if (Change().Match(line) is { Success: true } change && IsObject(change.Groups["path"].Value, root))
            {
                unflushedFolders[Path.GetDirectoryName(change.Groups["path"].Value)!] = line;
            }
            else if (Acknowledgement().IsMatch(line))
            {
                unflushedFolders.Values.ShouldBeEmpty($"not flushed before {line}");
                acknowledged++;
            }
        }

        return acknowledged;
    }

    private static bool IsObject(string path, string root) =>
        path.StartsWith(root + "/", StringComparison.Ordinal) && !path.StartsWith(root + "/.", StringComparison.Ordinal);

    // A call that another thread's line interrupts is printed in two parts; it took effect somewhere between them.
    private static IEnumerable<string> Whole(IEnumerable<string> lines)
    {
        var begun = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var thread = line.Split(' ')[0];
            if (line.EndsWith(" <unfinished ...>", StringComparison.Ordinal))
            {
                begun[thread] = line[..^" <unfinished ...>".Length];
            }
            else if (Resumed().Match(line) is { Success: true } resumed && begun.Remove(thread, out var start))
            {
                yield return start + line[(resumed.Index + resumed.Length)..];
            }
            else
            {
                yield return line;
            }
        }
    }

    [GeneratedRegex(@"fsync\(\d+<(?<path>[^>]+)>\)\s+= 0", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FSync();

    [GeneratedRegex("rename\\(\"(?<from>[^\"]+)\", \"(?<to>[^\"]+)\"\\)\\s+= 0", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Rename();

    [GeneratedRegex("(mkdir|unlink)\\(\"(?<path>[^\"]+)\".*\\)\\s+= 0", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Change();

    [GeneratedRegex("write\\(.*\"ack ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Acknowledgement();

    [GeneratedRegex(@"<\.\.\. \w+ resumed>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Resumed();
}
