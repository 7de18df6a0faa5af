using System.Globalization;
using System.Text;
using NodaTime;
using SpotifyInsights.Simulator.Listeners;
using SpotifyInsights.Tests.Api;

namespace SpotifyInsights.Tests.Weather;

/// <summary>Listeners whose plays are collected for days of simulated time in mixed weather, and what came of it.</summary>
internal sealed class SimulatedMonths : IAsyncDisposable
{
    private static readonly string[] Zones = ["Europe/Berlin", "America/New_York", "Asia/Tokyo", "America/Sao_Paulo", "Australia/Sydney"];
    private static readonly Rhythm[] Rhythms = [Rhythm.Commuter, Rhythm.AllDay, Rhythm.Occasional, Rhythm.Commuter, Rhythm.Occasional];
    private static readonly DateTimeOffset Start = new(2026, 1, 20, 6, 0, 0, TimeSpan.Zero);

    private static readonly Duration BetweenSignIns = Duration.FromMinutes(5);

    private readonly string[] names;
    private readonly Instant start = Instant.FromDateTimeOffset(Start);
    private readonly int days;
    private readonly MixedWeather weather;

    public SimulatedMonths(int listeners, int days, int seed, Action<ApiHost>? configure = null)
    {
        this.days = days;
        IReadOnlyList<ListenerScript> scripts = [.. Enumerable.Range(0, listeners).Select(Script)];
        names = [.. scripts.Select(script => script.Id)];
        Instance = CollectingInstance.Start(Start, scripts, configure);
        weather = new MixedWeather(Instance, names, seed, start, days);
    }

    public CollectingInstance Instance { get; }

    public List<LifeCount> Counts { get; } = [];

    /// <summary>Lets the time go by, and counts.</summary>
    public async Task RunAsync()
    {
        weather.Plan();
        foreach (var name in names)
        {
            Instance.At(SignInOf(name), () => Instance.SignInAsync(name));
        }

        // What was heard in the last hours is looked for by the next look.
        await Instance.RunUntilAsync(start + Duration.FromDays(days) + Duration.FromHours(3));
        foreach (var name in names)
        {
            Counts.Add(await LifeCount.OfAsync(Instance, name, SignInOf(name), IdealOf(name)));
        }
    }

    /// <summary>The table of docs/collecting.md.</summary>
    public string Table()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{names.Length} listeners, {days} days: {Counts.Sum(count => count.Heard)} plays heard, {Counts.Sum(count => count.Ideal!.Seen.Count)} to be seen, {Counts.Sum(count => count.Stored.Count)} stored");
        text.AppendLine(CultureInfo.InvariantCulture, $"received and not stored {Counts.Sum(count => count.Dropped.Count)}, doubled {Counts.Sum(count => count.Doubled.Count)}, invented {Counts.Sum(count => count.Invented.Count)}");
        text.AppendLine(CultureInfo.InvariantCulture, $"missed {Counts.Sum(count => count.Missed.Count)} ({MissedShare:P3}), of which outside of gaps {Counts.Sum(count => count.MissedInSilence.Count)}; gaps {Counts.Sum(count => count.Gaps.Count)}");
        text.AppendLine(CultureInfo.InvariantCulture, $"calls {Calls().Sum(day => day.Ours)}, of the ideal poller {Calls().Sum(day => day.Ideal)}, who needs more on {Calls().Count(day => day.Ideal > day.Ours)} days");
        foreach (var cause in Counts.SelectMany(count => count.Missed.Select(play => (Cause: CauseOf(count.Listener, play), IsSilent: count.MissedInSilence.Contains(play)))).GroupBy(one => one.Cause).OrderByDescending(group => group.Count()))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {cause.Key} | {cause.Count()} | {cause.Count(one => one.IsSilent)} |");
        }

        return text.ToString();
    }

    /// <summary>Of the plays that could be seen.</summary>
    public double MissedShare => Counts.Sum(count => count.Missed.Count) / (double)Counts.Sum(count => count.Ideal!.Seen.Count);

    /// <summary>Requests for recent plays by the day.</summary>
    public IReadOnlyList<(int Ours, int Ideal)> Calls() =>
    [
        .. Enumerable.Range(0, days + 1).Select(day => start.InUtc().Date.PlusDays(day))
            .Select(day => (Instance.Ear.CallsOn(day), Counts.Sum(count => count.Ideal!.Looks.Count(at => at.InUtc().Date == day)))),
    ];

    public ValueTask DisposeAsync() => Instance.DisposeAsync();

    // One after the other, as people come: each is looked at in the same minute.
    private Instant SignInOf(string listener) => start + (BetweenSignIns * Array.IndexOf(names, listener));

    // What happened last before the play was gone for good.
    private string CauseOf(string listener, SimulatedPlay play)
    {
        var gone = play.EndedAt + Duration.FromHours(6);
        return weather.Blind.Concat(weather.Hard)
            .Where(one => (one.Listener is null || one.Listener == listener) && one.From < gone && one.Until > play.EndedAt - Duration.FromHours(2))
            .OrderByDescending(one => one.From).FirstOrDefault()?.Cause ?? "pace";
    }

    private IdealPoller IdealOf(string listener)
    {
        var mine = weather.Blind.Where(one => one.Listener is null || one.Listener == listener).ToList();
        var turns = mine.Concat(weather.Hard.Where(one => one.Listener is null || one.Listener == listener)).Select(one => one.Until);
        return new IdealPoller(
            Instance.Simulation.Listings,
            Instance.Simulation.FindListener(listener)!,
            SignInOf(listener),
            start + Duration.FromDays(days),
            turns,
            at => mine.Exists(one => one.Concerns(listener, at)));
    }

    private static ListenerScript Script(int number) => new()
    {
        Id = $"listener{number:00}",
        DisplayName = $"Listener {number}",
        TimeZone = Zones[number / Rhythms.Length % Zones.Length],
        Rhythm = Rhythms[number % Rhythms.Length],
        FavouriteGenres = ["pop", "jazz", "techno"],
        Since = new LocalDate(2025, 10, 1),
    };
}
