using NodaTime;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Tests.Domain.Listening;

public sealed class WindowDaysTests
{
    private const double HourMs = 3_600_000;

    [Theory]
    [InlineData("Europe/Berlin", 2026, 3, 29, 23)]
    [InlineData("Europe/Berlin", 2026, 10, 25, 25)]
    [InlineData("Europe/Berlin", 2026, 10, 26, 24)]
    [InlineData("Australia/Lord_Howe", 2026, 4, 5, 24.5)]
    [InlineData("Pacific/Apia", 2011, 12, 30, 0)]
    [InlineData("Pacific/Apia", 2011, 12, 31, 24)]
    [InlineData("America/Sao_Paulo", 2018, 11, 4, 23)]
    [InlineData("Asia/Pyongyang", 2018, 5, 4, 23.5)]
    public void LengthMs_UnusualDays_IsTheirRealLength(string zone, int year, int month, int day, double hours)
    {
        var date = new LocalDate(year, month, day);

        Days(DateTimeZoneProviders.Tzdb[zone], date, date.PlusDays(1)).LengthMs(0).ShouldBe((long)(hours * HourMs));
    }

    [Fact]
    public void StartMs_MidnightSkipped_IsTheFirstInstantOfTheDate()
    {
        // Sao Paulo, 4 November 2018 began at 01:00, which is 03:00 UTC.
        var days = Days(Zones.SaoPaulo, new(2018, 11, 4), new(2018, 11, 5));

        days.StartMs(0).ShouldBe(Instant.FromUtc(2018, 11, 4, 3, 0).ToUnixTimeMilliseconds());
    }

    [Fact]
    public void Observed_SpringDayFromNoon_IsElevenOfItsTwentyThreeHours()
    {
        // Berlin, 29 March 2026: noon is 10:00 UTC, the day ends at 22:00 UTC; asked at 21:00 UTC.
        var observed = new ObservedTime([new(Instant.FromUtc(2026, 3, 29, 10, 0), Instant.FromUtc(2026, 4, 30, 0, 0))]);
        var window = new ListeningWindow(new(2026, 3, 28), new(2026, 3, 31), Zones.Berlin);

        var days = new WindowDays(window, observed, Instant.FromUtc(2026, 3, 29, 21, 0));

        days.Observed(0).ShouldBe(0);
        days.Observed(1).ShouldBe(11 / 23.0, 1e-12);
        days.Observed(2).ShouldBe(0, "that day is still to come");
        days.Observed(0, 3).ShouldBe(11 / 71.0, 1e-12);
        days.IsWhollyObserved(1).ShouldBeFalse();
    }

    [Fact]
    public void StartMs_EveryZoneAndDay_EqualsNodaTime()
    {
        foreach (var zone in Zones.All)
        {
            var first = new LocalDate(2005, 1, 1);
            var days = Days(zone, first, new(2020, 1, 1));
            for (var i = 0; i < days.Count; i++)
            {
                var date = first.PlusDays(i);
                if (zone != Zones.Apia || date != new LocalDate(2011, 12, 30))
                {
                    days.StartMs(i).ShouldBe(zone.AtStartOfDay(date).ToInstant().ToUnixTimeMilliseconds(), $"{zone.Id} {date}");
                }
            }
        }
    }

    private static WindowDays Days(DateTimeZone zone, LocalDate from, LocalDate to) =>
        new(new ListeningWindow(from, to, zone), ObservedTime.None, Instant.FromUtc(2030, 1, 1, 0, 0));
}
