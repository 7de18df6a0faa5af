using System.Text.RegularExpressions;

namespace SpotifyInsights.Tests.Conventions;

/// <summary>Time comes from a TimeProvider or an argument and randomness from a seeded generator, so that every run can be repeated.</summary>
public sealed partial class AmbientTests
{
    // path (or folder, ending with '/') -> why it may.
    private static readonly Dictionary<string, string> MayBeRandom = new(StringComparer.Ordinal)
    {
        ["SpotifyInsights.Api/Jobs/JobQueue.cs"] = "job ids that nobody can guess or meet twice",
        ["SpotifyInsights.Api/Endpoints/Imports/ImportRequests.cs"] = "upload ids that nobody meets twice",
        ["SpotifyInsights.Api/Endpoints/Reference/ReferenceRequests.cs"] = "upload ids that nobody meets twice",
        ["SpotifyInsights.Api/Hosting/ObjectStores.cs"] = "tells the writes of this process from those of every other node",
        ["SpotifyInsights.Api/ApiKeys/"] = "keys that nobody may guess, and ids that nobody meets twice",
        ["SpotifyInsights.Api/ShareLinks/ShareLinkMaker.cs"] = "ids that nobody meets twice",
        ["SpotifyInsights.Api/Webhooks/Sending/WebhookSecrets.cs"] = "signing secrets that nobody may guess",
        ["SpotifyInsights.Api/Webhooks/Messages/MessageId.cs"] = "ids that nobody meets twice",
        ["SpotifyInsights.Api/OAuth/Secrets.cs"] = "codes and tokens that nobody may guess",
        ["SpotifyInsights.Api/Auth/"] = "secrets that nobody may guess: states, tokens, keys",
    };

    // The limit of every wait for something that must happen, and the turn of another process at the installed tools.
    private static readonly HashSet<string> WaitsForOthers = new(StringComparer.Ordinal)
    {
        "SpotifyInsights.Tests/Tools/Patience.cs",
        "SpotifyInsights.Tests/Tools/FileLock.cs",
    };

    [Fact]
    public void Product_Clock_IsNeverAmbient() =>
        Repository.ProductSources.SelectMany(f => f.Find(Clock())).ShouldBeEmpty();

    [Fact]
    public void Libraries_SystemsClock_IsAlwaysHandedIn() =>
        Repository.ProductSources
            .Where(f => !f.Path.StartsWith("SpotifyInsights.Api/", StringComparison.Ordinal) && !f.Path.StartsWith("SpotifyInsights.Simulator/", StringComparison.Ordinal))
            .SelectMany(f => f.Find(SystemsClock()))
            .ShouldBeEmpty();

    [Fact]
    public void Product_Waiting_IsOnATimeProvider() =>
        Repository.ProductSources.SelectMany(f => f.Find(Waiting())).ShouldBeEmpty();

    [Fact]
    public void Product_Randomness_IsSeeded() =>
        Repository.ProductSources
            .Where(f => !MayBeRandom.Keys.Any(k => f.Path.StartsWith(k, StringComparison.Ordinal)))
            .SelectMany(f => f.Find(Randomness()))
            .ShouldBeEmpty();

    [Fact]
    public void Tests_Waiting_IsForSomethingNotForAWhile() =>
        Repository.TestSources
            .Where(f => !f.Path.StartsWith("SpotifyInsights.Tests/Conventions/", StringComparison.Ordinal)
                && !WaitsForOthers.Contains(f.Path))
            .SelectMany(f => f.Find(Waiting()))
            .ShouldBeEmpty();

    [Theory]
    [InlineData("var now = DateTime.Now;", true)]
    [InlineData("System.DateTime.UtcNow.AddDays(1)", true)]
    [InlineData("DateTime.Today", true)]
    [InlineData("DateTimeOffset.UtcNow", true)]
    [InlineData("SystemClock.Instance.GetCurrentInstant()", true)]
    [InlineData("Stopwatch.StartNew()", true)]
    [InlineData("new Stopwatch()", true)]
    [InlineData("Environment.TickCount64", true)]
    [InlineData("time.GetUtcNow()", false)]
    [InlineData("// DateTime.Now is not for us", false)]
    [InlineData("file.LastWriteTimeUtc", false)]
    public void Clock_Code_IsFound(string code, bool isAmbient) => Finds(Clock(), code).ShouldBe(isAmbient);

    [Theory]
    [InlineData("Thread.Sleep(10);", true)]
    [InlineData("await Task.Delay(1000);", true)]
    [InlineData("await Task.Delay(pause, cancellationToken);", true)]
    [InlineData("await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);", true)]
    [InlineData("new PeriodicTimer(TimeSpan.FromSeconds(1))", true)]
    [InlineData("new CancellationTokenSource(TimeSpan.FromSeconds(1))", true)]
    [InlineData("source.CancelAfter(100)", true)]
    [InlineData("await Task.Delay(pause, time, cancellationToken);", false)]
    [InlineData("await Task.Delay(TimeSpan.FromSeconds(1), timeProvider, cancellationToken);", false)]
    [InlineData("new PeriodicTimer(period, clock)", false)]
    [InlineData("new CancellationTokenSource(timeout, time)", false)]
    [InlineData("new CancellationTokenSource()", false)]
    public void Waiting_Code_IsFound(string code, bool isAmbient) => Finds(Waiting(), code).ShouldBe(isAmbient);

    [Theory]
    [InlineData("Random.Shared.Next()", true)]
    [InlineData("new Random()", true)]
    [InlineData("Guid.NewGuid()", true)]
    [InlineData("Guid.CreateVersion7()", true)]
    [InlineData("RandomNumberGenerator.Fill(key)", true)]
    [InlineData("Path.GetTempFileName()", true)]
    [InlineData("new Random(seed)", false)]
    public void Randomness_Code_IsFound(string code, bool isAmbient) => Finds(Randomness(), code).ShouldBe(isAmbient);

    private static bool Finds(Regex pattern, string code) => new SourceFile("x.cs", code).Find(pattern).Any();

    [GeneratedRegex(
        @"\bDateTime(Offset)?\s*\.\s*(Now|UtcNow|Today)\b|\bSystemClock\b|\bStopwatch\b|\bEnvironment\s*\.\s*TickCount",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Clock();

    [GeneratedRegex(@"\bTimeProvider\s*\.\s*System\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SystemsClock();

    // A call that waits must have an argument (not the first) that is a clock: time, timeProvider, clock, or a member that ends so.
    [GeneratedRegex(
        @"\bThread\s*\.\s*Sleep\b|\.CancelAfter\(|\b(Task\s*\.\s*Delay|new\s+(PeriodicTimer|System\.Threading\.Timer|CancellationTokenSource))\((?!\s*\))(?![^;]*,\s*(\w+\.)*\w*([tT]ime|[cC]lock|[tT]imeProvider)\s*[,)])",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Waiting();

    [GeneratedRegex(
        @"\bRandom\s*\.\s*Shared\b|\bnew\s+Random\(\)|\bGuid\s*\.\s*(NewGuid|CreateVersion7)\b|\bRandomNumberGenerator\b|\bGet(RandomFileName|TempFileName)\b",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Randomness();
}
