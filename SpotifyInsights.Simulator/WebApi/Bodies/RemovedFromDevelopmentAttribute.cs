namespace SpotifyInsights.Simulator.WebApi.Bodies;

/// <summary>A field that only apps from before the change still get. It is absent then, not null.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RemovedFromDevelopmentAttribute : Attribute;
