using System.Globalization;
using System.Text.RegularExpressions;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Domain.Metrics.Overview;

/// <summary>
/// What 200 made-up listeners are told: how often each rule speaks (the table of docs/insights.md), that no two sentences of an answer contradict each other, and that every
/// text reads well. Forty of them in a normal run, all with FULL=1; UPDATE_RATES=1 writes the table.
/// </summary>
public sealed partial class SentenceRatesTests
{
    private const int All = 200;
    private const int Sample = 40;
    private static readonly bool IsUpdate = Environment.GetEnvironmentVariable("UPDATE_RATES") is "1";
    private static readonly bool IsFull = IsUpdate || Environment.GetEnvironmentVariable("FULL") is "1";
    private static readonly string Page = Path.Combine(Repository.Root, "docs", "insights.md");

    private static readonly Lazy<IReadOnlyList<SeededAnswer>> Answers = new(() =>
        [.. Enumerable.Range(1, IsFull ? All : Sample).AsParallel().AsOrdered().Select(SeededAnswer.Of)]);

    /// <summary>Rules that these few listeners do not show from both sides; each has its own test beside its family's.</summary>
    private static readonly string[] Rare = ["contexts.hours", "discovery.exploring", "comparison.snapshots"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rules_EachSpeaksForSomeAndIsSilentForOthers()
    {
        var rules = Rules(await File.ReadAllTextAsync(Page, Token)).Select(rule => rule.Id).ToList();
        rules.Count.ShouldBeGreaterThanOrEqualTo(40);
        var heard = Heard();
        heard.Keys.Except(rules).ShouldBeEmpty("docs/insights.md lacks a line");

        rules.Where(rule => heard.GetValueOrDefault(rule) is 0).Except(Rare).ShouldBeEmpty("nobody hears it");
        rules.Where(rule => heard.GetValueOrDefault(rule) == Answers.Value.Count).Except(Rare).ShouldBeEmpty("everybody hears it");
    }

    [Fact]
    public void RareRules_HaveATestOfTheirOwn()
    {
        var tests = Directory.GetFiles(Path.Combine(Repository.Root, "SpotifyInsights.Tests", "Domain"), "*Tests.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) != nameof(SentenceRatesTests) + ".cs").Select(File.ReadAllText).ToList();

        Rare.Where(rule => !tests.Exists(test => test.Contains($"\"{rule}\"", StringComparison.Ordinal))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Page_HasEveryRuleOfTheSources()
    {
        var sources = Directory.GetFiles(Path.Combine(Repository.Root, "SpotifyInsights.Domain", "Metrics"), "*Insights.cs", SearchOption.AllDirectories)
            .SelectMany(file => RuleId().Matches(File.ReadAllText(file)).Select(match => match.Groups["id"].Value))
            .Distinct();

        sources.Except(Rules(await File.ReadAllTextAsync(Page, Token)).Select(rule => rule.Id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Page_HasTheRatesOfAllListeners()
    {
        Assert.SkipUnless(IsFull, "The rates are of 200 listeners: FULL=1.");
        var (heard, shown) = (Heard(), Shown());
        var page = await File.ReadAllTextAsync(Page, Token);
        var counted = Line().Replace(page, line => string.Create(
            CultureInfo.InvariantCulture,
            $"{line.Groups["rule"].Value} {heard.GetValueOrDefault(line.Groups["id"].Value)} | {shown.GetValueOrDefault(line.Groups["id"].Value)} |"));
        if (IsUpdate)
        {
            await File.WriteAllTextAsync(Page, counted, Token);
            return;
        }

        page.ShouldBe(counted, "Run with UPDATE_RATES=1.");
    }

    [Fact]
    public void Answers_NoTwoSentencesContradictEachOther() =>
        Answers.Value.SelectMany(answer => Contradictions.In([.. answer.Overview.Insights.Select(found => found.Text)]).Select(found => $"{answer.Seed}: {found}")).ShouldBeEmpty();

    [Fact]
    public void Families_NoTwoSentencesContradictEachOther() =>
        Answers.Value.SelectMany(answer => answer.Families
            .SelectMany(family => Contradictions.In([.. family.Metrics.Insights.Select(insight => insight.Text)]))
            .Select(found => $"{answer.Seed}: {found}")).ShouldBeEmpty();

    [Fact]
    public void Texts_ReadWell()
    {
        var texts = Answers.Value.SelectMany(answer => answer.Texts).ToList();

        texts.Count.ShouldBeGreaterThan(Answers.Value.Count * 15);
        texts.SelectMany(text => Prose.Complaints(text.Text).Select(complaint => $"{text.Id}: {complaint}: {text.Text}")).Distinct().ShouldBeEmpty();
    }

    [Fact]
    public void Numbers_AreFinite() => Answers.Value
        .SelectMany(answer => answer.Families.SelectMany(family => family.Metrics.Insights))
        .Where(insight => insight.Values.Values.Any(value => !double.IsFinite(value)))
        .ShouldBeEmpty();

    private static Dictionary<string, int> Heard() => Answers.Value
        .SelectMany(answer => answer.Families.SelectMany(family => family.Metrics.Insights))
        .CountBy(insight => insight.Id)
        .ToDictionary(StringComparer.Ordinal);

    private static Dictionary<string, int> Shown() => Answers.Value
        .SelectMany(answer => answer.Overview.Insights)
        .CountBy(insight => insight.Id)
        .ToDictionary(StringComparer.Ordinal);

    private static IEnumerable<(string Id, string Line)> Rules(string page) => Line().Matches(page).Select(match => (match.Groups["id"].Value, match.Value));

    [GeneratedRegex(@"^(?<rule>\| `(?<id>[a-z-]+\.[a-z0-9-]+)` \|.*\|) \d+ \| \d+ \|$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Line();

    [GeneratedRegex("\"(?<id>(temporal|artists|discovery|popularity|release-years|content|audio-profile|contexts|comparison)\\.[a-z0-9-]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RuleId();
}
