using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SpotifyInsights.Api.Histories;
using SpotifyInsights.Api.Reference;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Storage.Reference;
using SpotifyInsights.Tests.Storage.Objects;
using SpotifyInsights.Tests.Tools;
using static SpotifyInsights.Tests.Reference.ReferenceRig;

namespace SpotifyInsights.Tests.Reference;

public sealed class ReferenceDataTests
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);

    private readonly ManualTimeProvider _time = new(new DateTimeOffset(2026, 3, 15, 12, 0, 0, TimeSpan.Zero));
    private readonly StoreTally _tally;
    private readonly ReferenceData _data;
    private readonly ReferenceRig _otherProcess;

    public ReferenceDataTests()
    {
        var objects = new MemoryObjectStore(_time);
        _tally = new StoreTally(objects);
        _data = new ReferenceData(new ReferenceStore(_tally.Store), Options.Create(new CacheOptions()), _time, NullLogger<ReferenceData>.Instance);
        _otherProcess = new ReferenceRig(objects, _time);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Get_WithoutData_IsEmptyAndAsksAgainOnlyAfterTheWindow()
    {
        (await _data.GetAsync(Token)).ShouldBeSameAs(ReferenceData.Empty);
        _tally.Reset();

        await _data.GetAsync(Token);
        _tally.Reads.ShouldBeEmpty();

        _time.Advance(Window);
        await _data.GetAsync(Token);
        _tally.Reads.Select(read => read.Verb).ShouldBe([StoreVerb.Find, StoreVerb.Find]);
    }

    [Fact]
    public async Task Get_AfterAnotherProcessImported_IsTheNewDataOnceTheWindowIsOver()
    {
        await _otherProcess.ImportAsync(Csv(Row("one")));
        var first = await _data.GetAsync(Token);
        await _otherProcess.ImportAsync(Csv(Row("two")));

        (await _data.GetAsync(Token)).ShouldBeSameAs(first);
        _time.Advance(Window);
        var second = await _data.GetAsync(Token);

        (first.Index.FindById("one"), second.Index.FindById("one"), second.Index.FindById("two")).ShouldBe((0, -1, 0));
        second.Index.Version.ShouldNotBe(first.Index.Version);
    }

    [Fact]
    public async Task Get_AfterThisProcessImported_IsTheNewDataAtOnceAndNothingIsRead()
    {
        await _data.GetAsync(Token);
        _tally.Reset();
        using var file = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Csv(Row("mine"))));

        await new ReferenceImporter(new ReferenceStore(_tally.Store), _data, _time).ImportAsync(file, null, new Progress<double>(), Token);

        (await _data.GetAsync(Token)).Index.FindById("mine").ShouldBe(0);
        _tally.Reads.Select(read => read.Verb).ShouldBe([StoreVerb.Find]);
    }

    [Fact]
    public async Task Get_ByManyAtOnce_LoadsOnce()
    {
        await _otherProcess.ImportAsync(Csv(Row("one")));

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _data.GetAsync(Token)));

        _tally.Reads.Count(read => read.Verb == StoreVerb.Get).ShouldBe(1);
    }

    [Fact]
    public async Task Get_OfDamagedNewData_GoesOnWithTheFormer()
    {
        await _otherProcess.ImportAsync(Csv(Row("one")));
        await _data.GetAsync(Token);
        await _otherProcess.Objects.PutAsync(Keys.ReferenceIndex, "PAR1rubbishPAR1"u8.ToArray(), PutCondition.None, Token);

        _time.Advance(Window);

        (await _data.GetAsync(Token)).Index.FindById("one").ShouldBe(0);
    }

    [Fact]
    public async Task Get_OfDamagedData_WithoutFormer_SaysWhatIsDamaged()
    {
        await _otherProcess.Objects.PutAsync(Keys.ReferenceIndex, "PAR1rubbishPAR1"u8.ToArray(), PutCondition.None, Token);

        (await Should.ThrowAsync<CorruptObjectException>(() => _data.GetAsync(Token))).Message.ShouldContain(Keys.ReferenceIndex);

        await _otherProcess.ImportAsync(Csv(Row("one")));
        (await _data.GetAsync(Token)).Index.FindById("one").ShouldBe(0, "the next request asks again");
    }
}
