using System.Text.RegularExpressions;

namespace SpotifyInsights.Tests.Domain.Metrics.Overview;

/// <summary>Pairs of sentences that a reader would not believe together, told by their words alone: it knows no rule's id and none of the product's own table.</summary>
internal static partial class Contradictions
{
    private const string Niche = "you prefer niche|You dig deep|have <1M followers|Crate Digger";
    private const string Popular = "you prefer popular|You like what many like|have 1M followers or more|Chart Follower";
    private const string Familiar = "You are loyal|Your taste is steady|Comfort Listener|Musical Consistency|artists you knew";
    private const string Moving = "You keep moving on|heard for the first time|Explorer:|discovering new music";
    private const string OldMusic = "back catalogue|^(Only|None|Less than) .*of your plays are of tracks|Nostalgia Listener|Classics Listener|listening is new\\.";
    private const string NewMusic = "^\\d+% of your listening (is new releases|was released within)|^\\d+% of your plays are of tracks that were less|New Release Hunter|Early Listener|Here-and-Now";

    private static readonly (string One, string Other)[] Pairs =
    [
        (Niche, Popular),
        ("is a hit", "you prefer popular|You like what many like|Chart Follower"),
        (Familiar, Moving),
        ("Your taste is steady", "of your top artists changed|Your taste is becoming|Your genres shifted|becoming more varied|You are exploring"),
        ("becoming more varied|You are exploring", "becoming less varied|You are settling"),
        ("Musical Consistency|there before already|the same order", "of your top artists changed|Your taste is becoming|not there before|Your genres shifted|Musical Explorer|^(Only|None).*all-time favorite"),
        ("new to you, up", "new to you, down|becoming less varied|You are settling"),
        ("new to you, down", "becoming more varied|You are exploring"),
        ("all-time favorite artists are still in", "^(Only|None).*all-time favorite artists"),
        ("favourite artists make up", "No artist dominates|Artist Explorer|All-Rounder"),
        ("on repeat|Comfort Listener", "rarely play a track twice"),
        ("All-Rounder", "on repeat|rarely play a track twice|No artist dominates"),
        (OldMusic, NewMusic),
        ("Your weekday listening is", "Your weekend listening is"),
        ("You keep it clean", "of your plays are explicit"),
        ("You hear \\d+% of the tracks", "You skip"),
        ("longer tracks", "shorter tracks"),
        ("dark and calm|you like it slow|Relaxed Listener", "bright and lively|you like it fast|Workout Listener|Party Listener|is High Energy"),
        ("dark and calm|Melancholic", "bright and lively|Energy \\([\\d.]+\\) and Happy"),
        ("Focus Listener", "vocal-driven"),
        ("Relaxed Listener", "with electronic production"),
        ("is always there", "have not heard (it|them) for"),
    ];

    /// <summary>The pairs in an answer.</summary>
    public static IEnumerable<string> In(IReadOnlyList<string> texts)
    {
        foreach (var (one, other) in Pairs)
        {
            foreach (var text in texts.Where(text => Matches(text, one)))
            {
                foreach (var against in texts.Where(against => against != text && Matches(against, other) && SameName(text, against)))
                {
                    yield return $"\"{text}\" and \"{against}\"";
                }
            }
        }

        var scores = texts.SelectMany(text => MainstreamScore().Matches(text).Select(match => match.Groups["score"].Value)).Distinct().ToList();
        if (scores.Count > 1)
        {
            yield return $"mainstream scores {string.Join(" and ", scores)}";
        }
    }

    private static bool Matches(string text, string pattern) => Regex.IsMatch(text, pattern, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    // What is said of an artist contradicts only what is said of the same.
    private static bool SameName(string text, string against) =>
        !text.Contains("is always there", StringComparison.Ordinal)
        || Regex.IsMatch(against, $"{Regex.Escape(text[..text.IndexOf(" is always", StringComparison.Ordinal)])}\\b", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    [GeneratedRegex(@"mainstream score (is|of) (?<score>\d+)/100", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MainstreamScore();
}
