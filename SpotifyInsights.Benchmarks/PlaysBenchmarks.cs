using BenchmarkDotNet.Attributes;
using SpotifyInsights.Benchmarks.Plays;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics.Temporal;

namespace SpotifyInsights.Benchmarks;

/// <summary>The parts of an answer, one by one.</summary>
[MemoryDiagnoser]
public class PlaysBenchmarks
{
    private SyntheticPlays _plays = null!;
    private byte[] _file = null!;
    private ListeningHistory _history = null!;
    private ListeningView _view = null!;

    [Params(100_000, 1_000_000)]
    public int Count { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        _plays = new SyntheticPlays(Count);
        _file = Encode();
        var path = Path.GetTempFileName();
        File.WriteAllBytes(path, _file);
        _history = PlaysFile.ReadHistory(path);
        File.Delete(path);
        _view = Questions.Prepare(_history);
    }

    [Benchmark]
    public byte[] Encode()
    {
        using var output = new MemoryStream();
        PlaysFile.Write(_plays, output);
        return output.ToArray();
    }

    [Benchmark]
    public long Decode() => PlaysFile.Decode(_file);

    [Benchmark]
    public Answer AnswerFromColumns() => Questions.Answer(Questions.Prepare(_history));

    [Benchmark]
    public Answer AnswerFromKeptView() => Questions.Answer(_view);

    [Benchmark]
    public TemporalMetrics WholeFamily() => Questions.Everything(_view);
}
