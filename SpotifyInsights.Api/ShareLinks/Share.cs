namespace SpotifyInsights.Api.ShareLinks;

/// <summary>That a share link calls.</summary>
/// <param name="LinkId">The link.</param>
/// <param name="Window">What it shows.</param>
/// <param name="Scopes">What it opens, as <see cref="SharedRoutes.ScopeOf"/> has it.</param>
public sealed record Share(string LinkId, SharedWindow Window, IReadOnlyList<string> Scopes)
{
    /// <summary>All that answers depend on, in one line: two links with the same one get the same answers.</summary>
    public string Ground => $"{Window} {string.Join(' ', Scopes)}";

    /// <summary>Whether it opens an endpoint of this name.</summary>
    public bool Opens(string name) => Scopes.Contains(SharedRoutes.Prefixed(name));
}
