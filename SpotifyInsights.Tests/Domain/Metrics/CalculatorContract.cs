using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics;

namespace SpotifyInsights.Tests.Domain.Metrics;

/// <summary>
/// What every calculator must be tested for. The abstract tests cannot be forgotten, because the class of a new
/// calculator's tests does not compile without them; the others it gets for nothing.
/// </summary>
public abstract class CalculatorContract<TMetrics>
{
    [Fact]
    public abstract void Calculate_WorkedExample_EqualsTheHandCalculation();

    [Fact]
    public abstract void Calculate_EmptyHistory_GivesEmptySeriesZeroCountsAndNullRatios();

    [Fact]
    public abstract void Calculate_SinglePlay_CountsIt();

    [Fact]
    public abstract void Calculate_NothingObserved_GivesNullsNotZeros();

    [Fact]
    public void Calculate_AnyHistory_NeverGivesNaNOrInfinity()
    {
        foreach (var random in Some())
        {
            Should.NotThrow(() => MetricsJson.Of(Calculate(random.History, random.Window, random.Now)));
        }
    }

    [Fact]
    public void Calculate_PermutedPlays_GivesTheSame()
    {
        foreach (var random in Some())
        {
            var again = random.Shuffled();

            MetricsJson.Of(Calculate(again, random.Window, random.Now))
                .ShouldBe(MetricsJson.Of(Calculate(random.History, random.Window, random.Now)));
        }
    }

    [Fact]
    public void Calculate_AdjoiningWindows_HaveAllPlaysOfBothTogether()
    {
        foreach (var random in Some())
        {
            var window = random.Window;
            var middle = window.From.PlusDays(NodaTime.Period.DaysBetween(window.From, window.To) / 3);
            Basis Part(LocalDate from, LocalDate to) => BasisOf(
                Calculate(random.History, new(from, to, window.Zone, window.Granularity, window.IncludeShort), random.Now));

            var (left, right, whole) = (Part(window.From, middle), Part(middle, window.To), Part(window.From, window.To));

            (left.Plays + right.Plays).ShouldBe(whole.Plays);
            (left.ShortPlays + right.ShortPlays).ShouldBe(whole.ShortPlays);
            (left.Minutes + right.Minutes).ShouldBe(whole.Minutes, 1e-9);
        }
    }

    internal abstract TMetrics Calculate(ListeningHistory history, ListeningWindow window, Instant now);

    internal abstract Basis BasisOf(TMetrics metrics);

    private static IEnumerable<RandomHistory> Some() => Enumerable.Range(0, 200).Select(RandomHistory.Of);
}
