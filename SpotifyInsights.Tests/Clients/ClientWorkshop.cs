using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Clients;

/// <summary>
/// Makes clients from `openapi.yaml` as docs/clients.md says, and compiles the programs of docs/samples/clients against them, in a copy below `.tools`. Nothing that a
/// generator wrote is touched.
/// </summary>
public sealed class ClientWorkshop : IDisposable
{
    private const string KiotaVersion = "1.38.0";

    private static readonly string[] Packages =
    [
        "typescript@5.9.3", "@types/node@20.19.1", "openapi-typescript@7.13.0", "openapi-fetch@0.17.0", "@hey-api/openapi-ts@0.99.0", "orval@8.38.0", "nswag@14.7.1",
    ];

    private static readonly string Contract = Path.Combine(Repository.Root, "openapi.yaml");
    private readonly SemaphoreSlim oneAtATime = new(1);
    private bool isCopied;
    private string? typeScript;
    private string? nswag;
    private string? kiota;

    /// <summary>The folder of the compiled programs in TypeScript.</summary>
    public Task<string> TypeScriptAsync(Uri server) => OnceAsync(() => typeScript, made => typeScript = made, folder => MakeTypeScriptAsync(Path.Combine(folder, "typescript"), server));

    /// <summary>The program against NSwag's client.</summary>
    public Task<string> NSwagAsync() => OnceAsync(() => nswag, made => nswag = made, MakeNSwagAsync);

    /// <summary>The program against Kiota's client.</summary>
    public Task<string> KiotaAsync() => OnceAsync(() => kiota, made => kiota = made, MakeKiotaAsync);

    public void Dispose() => oneAtATime.Dispose();

    private static async Task<string> MakeTypeScriptAsync(string folder, Uri server)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "package.json"), """{ "private": true, "type": "module" }""", Patience.Token());
        Directory.CreateDirectory(Path.Combine(folder, "generated"));
        await RunAsync(folder, "node", "openapi-typescript.mjs", Contract, "generated/openapi-fetch.ts");
        await RunAsync(folder, "env", $"CONTRACT={Contract}", "npx", "openapi-ts");
        await RunAsync(folder, "env", $"CONTRACT={Contract}", $"ADDRESS={server.GetLeftPart(UriPartial.Authority)}", "npx", "orval", "--config", "orval.config.mjs");
        await RunAsync(folder, "npx", "tsc", "-p", ".");
        return Path.Combine(folder, "out");
    }

    private static async Task<string> MakeNSwagAsync(string folder)
    {
        await RunAsync(
            Path.Combine(folder, "nswag"), "dotnet", Path.Combine(folder, "..", "node_modules/nswag/bin/binaries/Net100/dotnet-nswag.dll"), "openapi2csclient", $"/input:{Contract}", "/output:Client.cs",
            "/namespace:Listening", "/classname:SpotifyInsightsClient", "/jsonLibrary:SystemTextJson", "/jsonLibraryVersion:9", "/dateType:System.DateOnly",
            "/generateNullableReferenceTypes:true", "/generateOptionalParameters:true", "/useBaseUrl:false");
        return await BuildAsync(folder, "nswag");
    }

    private static async Task<string> MakeKiotaAsync(string folder)
    {
        var tool = Path.Combine(Repository.Root, ".tools", "kiota");
        if (!File.Exists(Path.Combine(tool, "kiota")))
        {
            await RunAsync(folder, "dotnet", "tool", "install", "Microsoft.OpenApi.Kiota", "--version", KiotaVersion, "--tool-path", tool);
        }

        await RunAsync(
            folder, "env", "KIOTA_OFFLINE_ENABLED=true", "KIOTA_CLI_TELEMETRY_OPTOUT=true", Path.Combine(tool, "kiota"), "generate", "--language", "CSharp", "--openapi", Contract,
            "--output", "kiota/generated", "--class-name", "SpotifyInsightsClient", "--namespace-name", "Listening", "--exclude-backward-compatible");
        return await BuildAsync(folder, "kiota");
    }

    private static async Task<string> BuildAsync(string folder, string name)
    {
        await RunAsync(Path.Combine(folder, name), "dotnet", "build", "-nodeReuse:false", "-p:UseSharedCompilation=false", "-warnaserror", "-o", "out");
        return Path.Combine(folder, name, "out", name + ".dll");
    }

    private static Task<string> RunAsync(string folder, string program, params string[] arguments) => CommandLine.RunAsync(program, arguments, folder, Patience.Token());

    private async Task<string> OnceAsync(Func<string?> find, Action<string> keep, Func<string, Task<string>> makeAsync)
    {
        await oneAtATime.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (find() is null)
            {
                keep(await makeAsync(await CopyAsync()));
            }

            return find()!;
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    // Anew for each run of the tests, so that nothing of an older contract stays.
    private async Task<string> CopyAsync()
    {
        var folder = Path.Combine(await NodeTools.InstallAsync("clients", Packages), "work");
        if (!isCopied)
        {
            isCopied = true;
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }

            Copy(new DirectoryInfo(Path.Combine(Repository.Root, "docs", "samples", "clients")), folder);
        }

        return folder;
    }

    private static void Copy(DirectoryInfo from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in from.EnumerateFiles())
        {
            file.CopyTo(Path.Combine(to, file.Name));
        }

        foreach (var below in from.EnumerateDirectories())
        {
            Copy(below, Path.Combine(to, below.Name));
        }
    }
}
