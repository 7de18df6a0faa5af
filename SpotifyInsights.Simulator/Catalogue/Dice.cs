using System.Text;

namespace SpotifyInsights.Simulator.Catalogue;

/// <summary>
/// A seeded generator (SplitMix64). One is made for every question ("which tracks on that day?"), so that an answer
/// depends on the question alone and never on what was asked before.
/// </summary>
internal sealed class Dice
{
    private const string Base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private ulong _state;

    private Dice(ulong state)
    {
        _state = state;
    }

    public static Dice For(int seed, string subject, long number = 0)
    {
        // FNV-1a over the subject; string.GetHashCode differs from process to process.
        var hash = 14695981039346656037UL;
        foreach (var unit in Encoding.UTF8.GetBytes(subject))
        {
            hash = (hash ^ unit) * 1099511628211UL;
        }

        var dice = new Dice(hash ^ ((ulong)seed * 0x9E3779B97F4A7C15UL) ^ ((ulong)number * 0xD1B54A32D192ED03UL));
        dice.Next();
        return dice;
    }

    /// <summary>From 0 (included) to 1 (excluded).</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    public int Below(int end) => (int)(Unit() * end);

    /// <summary>Both ends included.</summary>
    public int Between(int first, int last) => first + Below(last - first + 1);

    public bool Chance(double probability) => Unit() < probability;

    public T Pick<T>(IReadOnlyList<T> among) => among[Below(among.Count)];

    /// <summary>Roughly normal, mean 0, standard deviation 1 (sum of twelve uniform draws).</summary>
    public double Normal()
    {
        var sum = -6.0;
        for (var i = 0; i < 12; i++)
        {
            sum += Unit();
        }

        return sum;
    }

    /// <summary>22 characters, as Spotify's ids.</summary>
    public string Id() => string.Create(22, this, static (id, dice) =>
    {
        foreach (ref var character in id)
        {
            character = Base62[dice.Below(Base62.Length)];
        }
    });

    public string Hex(int length) => string.Create(length, this, static (text, dice) =>
    {
        foreach (ref var character in text)
        {
            character = "0123456789abcdef"[dice.Below(16)];
        }
    });

    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15UL;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
