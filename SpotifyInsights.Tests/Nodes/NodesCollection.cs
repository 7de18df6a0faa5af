namespace SpotifyInsights.Tests.Nodes;

/// <summary>Classes of tests that share the two processes, one after the other.</summary>
[CollectionDefinition]
public sealed class NodesCollection : ICollectionFixture<TwoNodes>;
