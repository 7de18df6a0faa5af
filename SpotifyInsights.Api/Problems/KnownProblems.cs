using System.Reflection;
using SpotifyInsights.Api.Importing;

namespace SpotifyInsights.Api.Problems;

/// <summary>All kinds of problems there are, for the contract: whatever a static property anywhere in this program holds, and the refusals of imports.</summary>
public static class KnownProblems
{
    /// <summary>Each once, in the order of their URIs.</summary>
    public static IReadOnlyList<ProblemType> All { get; } =
    [
        .. typeof(KnownProblems).Assembly.GetTypes()
            .SelectMany(type => type.GetProperties(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(property => property.PropertyType == typeof(ProblemType))
            .Select(property => (ProblemType)property.GetValue(null)!)
            .Concat(Enum.GetValues<ImportRefusal>().Select(ImportProblemTypes.Of))
            .DistinctBy(type => type.Uri)
            .OrderBy(type => type.Uri, StringComparer.Ordinal),
    ];
}
