using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using SpotifyInsights.Api.Histories;
using SpotifyInsights.Api.Hosting;
using SpotifyInsights.Api.Reference;

namespace SpotifyInsights.Tests.Maintenance;

/// <summary>As much of the application as a verb of the command line needs.</summary>
internal static class CommandHost
{
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddStorage(builder.Configuration);
        builder.Services.AddHistories(builder.Configuration);
        builder.Services.AddReferenceData();
        return builder.Build();
    }
}
