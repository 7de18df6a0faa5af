namespace SpotifyInsights.Tests.Importing.Lives;

/// <summary>Pairs items of two lists one to one, as many as fit together (Kuhn's algorithm).</summary>
internal sealed class Pairing
{
    private readonly Func<int, int, bool> _fit;
    private readonly int[] _firstOf;

    public Pairing(int first, int second, Func<int, int, bool> fit)
    {
        _fit = fit;
        _firstOf = [.. Enumerable.Repeat(-1, second)];
        LeftOfFirst = [.. Enumerable.Range(0, first).Where(item => !TryPair(item, new bool[second]))];
        LeftOfSecond = [.. Enumerable.Range(0, second).Where(item => _firstOf[item] < 0)];
    }

    public IReadOnlyList<int> LeftOfFirst { get; }

    public IReadOnlyList<int> LeftOfSecond { get; }

    private bool TryPair(int first, bool[] tried)
    {
        for (var second = 0; second < _firstOf.Length; second++)
        {
            if (tried[second] || !_fit(first, second))
            {
                continue;
            }

            tried[second] = true;
            if (_firstOf[second] < 0 || TryPair(_firstOf[second], tried))
            {
                _firstOf[second] = first;
                return true;
            }
        }

        return false;
    }
}
