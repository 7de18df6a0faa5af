namespace SpotifyInsights.Tests.Proof;

/// <summary>A place at which a job is stopped.</summary>
/// <param name="Request">Number of the request, from 1.</param>
/// <param name="Disaster">What happens there.</param>
public sealed record Stop(int Request, Disaster Disaster)
{
    public bool EndsProcess => Disaster is Disaster.DeathBefore or Disaster.DeathWithin or Disaster.DeathAfter;

    public bool TakesEffect => Disaster is Disaster.DeathAfter or Disaster.FailureAfter;
}
