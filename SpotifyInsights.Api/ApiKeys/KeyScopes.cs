using SpotifyInsights.Api.OAuth;
using SpotifyInsights.Api.Problems;

namespace SpotifyInsights.Api.ApiKeys;

/// <summary>Scopes of keys by their names.</summary>
internal static class KeyScopes
{
    private static readonly (KeyScope Scope, string Name)[] All = [.. Enum.GetValues<KeyScope>().Zip(QueryText.NamesOf(typeof(KeyScope)))];

    /// <summary>The name, as in <see cref="ApiScopes"/>.</summary>
    public static string NameOf(KeyScope scope) => All.Single(one => one.Scope == scope).Name;

    /// <summary>The scope with a name.</summary>
    public static KeyScope Of(string name) => All.Single(one => one.Name == name).Scope;
}
