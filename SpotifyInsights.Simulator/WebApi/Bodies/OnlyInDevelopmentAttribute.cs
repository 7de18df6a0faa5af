namespace SpotifyInsights.Simulator.WebApi.Bodies;

/// <summary>A field that came with development mode.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class OnlyInDevelopmentAttribute : Attribute;
