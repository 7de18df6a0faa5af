using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.Swagger;

namespace SpotifyInsights.Api.OpenApi;

/// <summary>`openapi`: prints the contract and ends, without opening a store or a port.</summary>
public static class ContractCommand
{
    public const string Name = "openapi";

    /// <summary>Prints the contract of <paramref name="app"/>, which need not have been started, as YAML.</summary>
    public static async Task<int> RunAsync(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);

        // Routes reach the API explorer when the pipeline is put together, which otherwise happens at the start.
        app.UseRouting();
        app.UseEndpoints(_ => { });
        await Console.Out.WriteAsync(await YamlAsync(app.Services.GetRequiredService<ISwaggerProvider>()));
        return 0;
    }

    /// <summary>The contract as YAML, the same text that `/openapi.yaml` serves.</summary>
    public static async Task<string> YamlAsync(ISwaggerProvider contract)
    {
        ArgumentNullException.ThrowIfNull(contract);
        await using var text = new StringWriter { NewLine = "\n" };
        contract.GetSwagger(OpenApiServices.Document).SerializeAs(OpenApiSpecVersion.OpenApi3_1, new OpenApiYamlWriter(text));
        return text.ToString().TrimEnd() + "\n";
    }
}
