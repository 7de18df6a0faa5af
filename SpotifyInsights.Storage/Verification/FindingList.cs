using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Storage.Verification;

/// <summary>Collects findings. A check that meets an object that cannot be read becomes a finding of that object.</summary>
internal sealed class FindingList
{
    private readonly List<Finding> findings = [];

    public IReadOnlyList<Finding> Sorted => [.. findings.OrderBy(finding => finding.Key, KeyOrder.Instance).ThenBy(finding => finding.Text, StringComparer.Ordinal).Distinct()];

    public void Fault(string key, string text) => findings.Add(new Finding(key, text, IsFault: true));

    public void Note(string key, string text) => findings.Add(new Finding(key, text, IsFault: false));

    /// <summary>A fault unless two values are equal.</summary>
    public void Expect<T>(string key, string what, T expected, T found)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, found))
        {
            Fault(key, FormattableString.Invariant($"{what} should be {expected} and is {found}"));
        }
    }

    /// <summary>The value, or null after a fault because its object cannot be read.</summary>
    public async Task<T?> TryAsync<T>(Func<Task<T?>> read)
        where T : class
    {
        try
        {
            return await read();
        }
        catch (CorruptObjectException corrupt)
        {
            Fault(corrupt.Key, corrupt.Message);
            return null;
        }
    }
}
