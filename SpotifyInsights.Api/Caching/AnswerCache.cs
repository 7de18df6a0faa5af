using Microsoft.Extensions.Options;
using SpotifyInsights.Api.Histories;

namespace SpotifyInsights.Api.Caching;

/// <summary>
/// Finished answers: each made once however many ask at the same time, bounded in bytes, the least recently used goes first, and a listener's former ones when
/// their data change. What failed is not kept.
/// </summary>
public sealed class AnswerCache(IOptions<CacheOptions> options)
{
    private const int BytesPerMegabyte = 1024 * 1024;
    private readonly Lock _gate = new();
    private readonly LinkedList<FinishedAnswer> _recent = new();
    private readonly Dictionary<string, LinkedListNode<FinishedAnswer>> _kept = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Task<FinishedAnswer>> _making = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _states = new(StringComparer.Ordinal);
    private long _bytes;

    /// <summary>Bytes held, at most <see cref="CacheOptions.ResultMegabytes"/>.</summary>
    public long Bytes
    {
        get
        {
            lock (_gate)
            {
                return _bytes;
            }
        }
    }

    /// <summary>The answer of this tag; null where it is not kept.</summary>
    public FinishedAnswer? Find(string tag)
    {
        lock (_gate)
        {
            if (!_kept.TryGetValue(tag, out var node))
            {
                return null;
            }

            _recent.Remove(node);
            _recent.AddLast(node);
            return node.Value;
        }
    }

    /// <summary>An answer in a form in which it can go out at once: the one that the client likes best, or as it is where it is small.</summary>
    /// <param name="tag">Its tag as it is.</param>
    /// <param name="best">What the client likes best.</param>
    public (FinishedAnswer Answer, ContentCoding Coding)? FindReady(string tag, ContentCoding best) =>
        best != ContentCoding.Identity && Find(Representation.TagOf(tag, best)) is { } compressed ? (compressed, best)
        : Find(tag) is { } plain && (best == ContentCoding.Identity || plain.Body.Length <= Representation.LargeBytes) ? (plain, ContentCoding.Identity)
        : null;

    /// <summary>The answer of this tag, made where it is not kept.</summary>
    /// <param name="tag">What is asked for.</param>
    /// <param name="makeAsync">Makes it, for all who ask. What it makes may bear another tag, when the data changed meanwhile, and is kept under that.</param>
    /// <param name="cancellationToken">Ends the wait, not the making: others may wait for it.</param>
    public async Task<FinishedAnswer> GetAsync(string tag, Func<Task<FinishedAnswer>> makeAsync, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(makeAsync);
        Task<FinishedAnswer>? making;
        lock (_gate)
        {
            if (Find(tag) is { } found)
            {
                return found;
            }

            if (!_making.TryGetValue(tag, out making))
            {
                making = MakeAsync(tag, makeAsync);
                _making.Add(tag, making);
            }
        }

        return await making.WaitAsync(cancellationToken);
    }

    /// <summary>Drops everything of a listener.</summary>
    public void Forget(string userId)
    {
        lock (_gate)
        {
            DropWhere(answer => answer.UserId == userId);
            _states.Remove(userId);
        }
    }

    private async Task<FinishedAnswer> MakeAsync(string tag, Func<Task<FinishedAnswer>> makeAsync)
    {
        // The caller holds the gate.
        await Task.Yield();
        try
        {
            var made = await makeAsync();
            lock (_gate)
            {
                Keep(made);
            }

            return made;
        }
        finally
        {
            lock (_gate)
            {
                _making.Remove(tag);
            }
        }
    }

    private void Keep(FinishedAnswer made)
    {
        if (_states.GetValueOrDefault(made.UserId) != made.State)
        {
            DropWhere(answer => answer.UserId == made.UserId);
            _states[made.UserId] = made.State;
        }

        if (_kept.ContainsKey(made.Tag))
        {
            return;
        }

        _kept.Add(made.Tag, _recent.AddLast(made));
        _bytes += made.Bytes;
        while (_bytes > (long)options.Value.ResultMegabytes * BytesPerMegabyte)
        {
            Drop(_recent.First!);
        }
    }

    private void DropWhere(Predicate<FinishedAnswer> isDropped)
    {
        for (var node = _recent.First; node is not null;)
        {
            var next = node.Next;
            if (isDropped(node.Value))
            {
                Drop(node);
            }

            node = next;
        }
    }

    private void Drop(LinkedListNode<FinishedAnswer> node)
    {
        _recent.Remove(node);
        _kept.Remove(node.Value.Tag);
        _bytes -= node.Value.Bytes;
    }
}
