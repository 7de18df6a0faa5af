using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Nodes;

/// <summary>One process of the program, with a folder of its own and a watched way to the bucket.</summary>
internal sealed class Node : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private StoreGate? gate;
    private ProgramProcess? program;

    public ProgramProcess Program => program!;

    /// <summary>Makes a node that is not running yet.</summary>
    /// <param name="store">The S3 endpoint.</param>
    /// <param name="watch">What is told of every request to it.</param>
    /// <param name="settings">What all nodes have in common.</param>
    public static async Task<Node> CreateAsync(Uri store, Func<Node, StoreCall, Task> watch, IEnumerable<string> settings)
    {
        var node = new Node();
        node.gate = await StoreGate.StartAsync(store, call => watch(node, call));
        node.program = new ProgramProcess([.. settings, $"--Storage:LocalPath={node.folder.Path}", $"--Storage:S3:ServiceUrl={node.gate.Address}"]);
        return node;
    }

    public async ValueTask DisposeAsync()
    {
        if (program is not null)
        {
            await program.DisposeAsync();
        }

        if (gate is not null)
        {
            await gate.DisposeAsync();
        }

        folder.Dispose();
    }
}
