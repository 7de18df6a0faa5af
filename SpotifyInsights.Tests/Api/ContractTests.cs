using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SpotifyInsights.Api.OpenApi;
using SpotifyInsights.Tests.Tools;
using Swashbuckle.AspNetCore.Swagger;

namespace SpotifyInsights.Tests.Api;

public sealed class ContractTests : IDisposable
{
    private readonly ApiHost _host = new();

    [Fact]
    public async Task Contract_IsTheCommittedOne()
    {
        _host.Anonymous().Dispose();
        var served = await ContractCommand.YamlAsync(_host.Services.GetRequiredService<ISwaggerProvider>());
        var committed = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "openapi.yaml"), TestContext.Current.CancellationToken);
        served.ShouldBe(committed, "Run: dotnet run --project SpotifyInsights.Api -- openapi > openapi.yaml");
    }

    [Fact]
    public async Task Contract_IsServed_AndIsReadWithoutAnyComplaint()
    {
        using var client = _host.Anonymous();
        using var answer = await client.GetAsync("/openapi.yaml", TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);

        using var json = await client.GetAsync("/openapi.json", TestContext.Current.CancellationToken);
        await using var stream = new MemoryStream(await json.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        var read = await Microsoft.OpenApi.OpenApiDocument.LoadAsync(stream, cancellationToken: TestContext.Current.CancellationToken);
        read.Diagnostic!.Errors.ShouldBeEmpty();
        read.Diagnostic.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void EveryOperation_HasAnIdASummaryATagAndDescribedResponses()
    {
        _host.Anonymous().Dispose();
        var document = _host.Services.GetRequiredService<ISwaggerProvider>().GetSwagger(OpenApiServices.Document);
        var operations = document.Paths.SelectMany(path => path.Value.Operations!.Select(operation => (Path: $"{operation.Key} {path.Key}", operation.Value))).ToList();
        operations.Count.ShouldBeGreaterThan(15);
        operations.Select(operation => operation.Value.OperationId).ShouldBeUnique();
        foreach (var (path, operation) in operations)
        {
            operation.OperationId.ShouldNotBeNullOrEmpty(path);
            operation.Summary.ShouldNotBeNullOrEmpty(path);
            operation.Tags!.Count.ShouldBe(1, path);
            operation.Responses!.ShouldAllBe(response => !string.IsNullOrEmpty(response.Value.Description), path);
            foreach (var parameter in operation.Parameters ?? [])
            {
                parameter.Name!.ShouldMatch("^[a-z][A-Za-z]*$|^(Last-Event-ID|If-None-Match|Idempotency-Key)$", path);
                parameter.Description.ShouldNotBeNullOrEmpty($"{path} {parameter.Name}");
            }
        }
    }

    [Fact]
    public async Task Contract_SpeaksOfWhatCallersSee()
    {
        _host.Anonymous().Dispose();
        var served = await ContractCommand.YamlAsync(_host.Services.GetRequiredService<ISwaggerProvider>());
        served.Split('\n').Where(line => line.Contains("SpotifyInsights.", StringComparison.Ordinal)).ShouldBeEmpty("A doc comment refers to code: write the name that the answer has.");
    }

    [Fact]
    public async Task SwaggerUi_IsThere()
    {
        using var client = _host.Anonymous();
        using var page = await client.GetAsync("/swagger/index.html", TestContext.Current.CancellationToken);
        (await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("swagger-ui");
    }

    public void Dispose() => _host.Dispose();
}
