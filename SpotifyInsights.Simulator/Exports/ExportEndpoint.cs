using Microsoft.AspNetCore.Http.Features;

namespace SpotifyInsights.Simulator.Exports;

/// <summary>`GET /exports/{listener}`: what the listener would find behind the link in Spotify's mail. Nobody has to be signed in.</summary>
internal static class ExportEndpoint
{
    public static IResult Get(string listener, HttpContext context, SpotifySimulation simulation)
    {
        if (simulation.FindListener(listener) is not { } found)
        {
            return Results.Text($"No listener '{listener}'.\n", statusCode: StatusCodes.Status404NotFound);
        }

        var options = ExportRequest.Read(name => context.Request.Query[name], simulation.Now, out var mistake);
        if (options is null)
        {
            return Results.Text($"{mistake}\n", statusCode: StatusCodes.Status400BadRequest);
        }

        // The framework writes the end of a zip's entry without await.
        if (context.Features.Get<IHttpBodyControlFeature>() is { } control)
        {
            control.AllowSynchronousIO = true;
        }

        return Results.Stream(
            body => ExportZip.WriteAsync(body, found.Life, options, cancellationToken: context.RequestAborted), "application/zip", "my_spotify_data.zip");
    }
}
