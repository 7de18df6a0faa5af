using NodaTime;
using SpotifyInsights.Simulator.Faults;
using SpotifyInsights.Simulator.Listeners;

namespace SpotifyInsights.Tests.Weather;

/// <summary>Everything that goes wrong at Spotify, made from a seed: for all, for single listeners, for single answers, and in the list of plays itself.</summary>
internal sealed class MixedWeather(CollectingInstance instance, IReadOnlyList<string> listeners, int seed, Instant start, int days)
{
    private const int DaysOfOneQuotaBlock = 45;

    private readonly Random dice = new(seed);

    /// <summary>When nobody could have seen anything.</summary>
    public List<Blindness> Blind { get; } = [];

    /// <summary>Times that are no blindness but make plays hard to see, by cause.</summary>
    public List<Blindness> Hard { get; } = [];

    private Instant End => start + Duration.FromDays(days);

    private FaultPlan Faults => instance.Simulation.Faults;

    /// <summary>Plans all of it.</summary>
    public void Plan()
    {
        // A tenth of the time altogether: ten days of ninety.
        Outage("outage of all", null, At(0.45), Duration.FromDays(days / 9.0));
        Quota(At(0.2));
        if (days > DaysOfOneQuotaBlock)
        {
            Quota(At(0.75));
        }

        Silence(At(0.3), Duration.FromHours(3));
        Skew(At(0.6), Duration.FromSeconds(90));
        Skew(At(0.85), Duration.FromSeconds(-120));
        for (var day = 0; day < days; day++)
        {
            Day(start + Duration.FromDays(day));
        }

        for (var place = 0; place < listeners.Count; place++)
        {
            Listener(listeners[place], place);
        }
    }

    private void Day(Instant day)
    {
        if (dice.Next(2) == 0)
        {
            Outage("short outage", null, day + Hours(24), Duration.FromMinutes(dice.Next(5, 60)));
        }

        Add(new Fault(SimulatedEndpoint.AnyWebApi, FaultKind.RateLimited, Times: null, RetryAfterSeconds: dice.Next(5, 25)), null, day + Hours(24), Duration.FromMinutes(2));
        foreach (var kind in (FaultKind[])[FaultKind.CutOffBody, FaultKind.TruncatedJson, FaultKind.NotJson, FaultKind.Unauthorized, FaultKind.RateLimitedWithoutRetryAfter])
        {
            Faults.Add(new Fault(SimulatedEndpoint.AnyWebApi, kind) { From = (day + Hours(24)).ToDateTimeOffset() });
        }
    }

    private void Listener(string listener, int place)
    {
        switch (place % 5)
        {
            case 0:
                Revoke(listener, At(0.1 + (0.2 * dice.NextDouble())), Duration.FromHours(24 + dice.Next(96)));
                break;
            case 1:
                Outage("outage of one", listener, At(0.65), Duration.FromDays(days / 9.0));
                break;
            case 2:
                List("list stands still", ListingFaultKind.Late, listener, At(0.35), Duration.FromDays(days / 30.0), oneOf: 1, Duration.Zero);
                break;
            case 3:
                List("doubled plays", ListingFaultKind.Doubled, listener, At(0.5 * dice.NextDouble()), Duration.FromDays(2), oneOf: 3, Duration.Zero);
                break;
            default:
                break;
        }

        for (var week = start + Hours(160); week < End; week += Duration.FromDays(7))
        {
            List("late plays", ListingFaultKind.Late, listener, week, Duration.FromMinutes(dice.Next(60, 600)), oneOf: 3, Duration.Zero);
        }
    }

    private void Outage(string cause, string? listener, Instant from, Duration length)
    {
        Add(new Fault(SimulatedEndpoint.AnyWebApi, FaultKind.ServerError, Times: null), listener, from, length);
        Blind.Add(new Blindness(cause, listener, from, from + length));
    }

    private void Quota(Instant from)
    {
        var length = Duration.FromHours(20);
        Add(new Fault(SimulatedEndpoint.AnyWebApi, FaultKind.QuotaExceeded, Times: null), null, from, length);
        Blind.Add(new Blindness("quota block", null, from, from + length));
    }

    private void Silence(Instant from, Duration length)
    {
        instance.Ear.Silences.Add((from, from + length));
        Blind.Add(new Blindness("no answer in time", null, from, from + length));
    }

    private void Revoke(string listener, Instant at, Duration length)
    {
        Blind.Add(new Blindness("sign-in taken back", listener, at, at + length));
        instance.At(at, () =>
        {
            instance.Simulation.Tokens.Revoke(listener);
            return Task.CompletedTask;
        });
        instance.At(at + length, () => instance.SignInAsync(listener));
    }

    private void Skew(Instant from, Duration shift) => List("clock of Spotify wrong", ListingFaultKind.Skewed, null, from, Duration.FromHours(6), oneOf: 1, shift);

    private void List(string cause, ListingFaultKind kind, string? listener, Instant from, Duration length, int oneOf, Duration shift)
    {
        instance.Simulation.Listings.Add(new ListingFault(kind, from, from + length) { Listener = listener, OneOf = oneOf, Shift = shift });
        Hard.Add(new Blindness(cause, listener, from, from + length));
    }

    private void Add(Fault fault, string? listener, Instant from, Duration length) =>
        Faults.Add(fault with { Listener = listener, From = from.ToDateTimeOffset(), Until = (from + length).ToDateTimeOffset() });

    private Instant At(double part) => start + (Duration.FromDays(days) * part);

    private Duration Hours(int most) => Duration.FromMinutes(dice.Next(most * 60));
}
