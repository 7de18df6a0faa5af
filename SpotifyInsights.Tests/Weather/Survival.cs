using NodaTime;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Api.Planning;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Weather;

/// <summary>What must hold after every fault, whatever it was.</summary>
internal static class Survival
{
    /// <summary>
    /// Lets three hours of clear weather go by, then: every play that was in an answer is stored; none twice and none that nobody heard; no job is left over; the
    /// listener's collection goes on as planned; `verify` finds nothing.
    /// </summary>
    public static async Task HoldsAsync(CollectingInstance instance, params string[] listeners)
    {
        await instance.RunUntilAsync(instance.Now + Duration.FromHours(3));
        (await instance.Get<JobStore>().ListUnfinishedAsync(Patience.Token())).Select(job => (job.Kind, job.Problem?.Detail)).ShouldBeEmpty("no job is stuck");
        foreach (var listener in listeners)
        {
            var count = await LifeCount.OfAsync(instance, listener, instance.StartedAt, ideal: null);
            count.Stored.Count.ShouldBeGreaterThanOrEqualTo(50, "something was collected at all");
            count.Dropped.Select(play => play.EndedAt).ShouldBeEmpty("what was received is stored");
            count.Doubled.Select(play => play.EndedAt).ShouldBeEmpty("and once");
            count.Invented.ShouldBeEmpty("and nothing else");
            count.Report.Findings.Where(finding => finding.IsFault).ShouldBeEmpty("verify is clean");
            (await StateAsync(instance, listener)).ShouldBe(CollectionState.OnSchedule);
        }
    }

    /// <summary>What `/me/collection` says to the listener.</summary>
    public static async Task<CollectionState> StateAsync(CollectingInstance instance, string listener) =>
        (await instance.Get<CollectionOverview>().OfAsync(listener, Patience.Token())).State;

    /// <summary>What `/health/collection` says.</summary>
    public static Task<CollectionHealth> HealthAsync(CollectingInstance instance) => instance.Get<CollectionStates>().HealthAsync(Patience.Token());

    /// <summary>The type of problem that a listener sees: of the collection, or of the job that waits.</summary>
    public static async Task<string?> ProblemAsync(CollectingInstance instance, string listener) =>
        (await instance.Get<JobStore>().ListUnfinishedAsync(Patience.Token())).Where(job => job.UserId == listener).Select(job => job.Problem?.Type).FirstOrDefault(type => type is not null)
        ?? (await instance.Get<CollectionPlanStore>().FindAsync(listener, Patience.Token()))?.Problem?.Type;
}
