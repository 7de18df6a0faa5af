using SpotifyInsights.Api.Hosting;

namespace SpotifyInsights.Tests.Hosting;

public sealed class StorageOptionsValidatorTests
{
    private const string Secret = "a-secret that nobody may read";

    [Fact]
    public void Validate_Defaults_Pass() => Faults(new StorageOptions()).ShouldBeEmpty();

    [Fact]
    public void Validate_R2InFourValues_Passes() => Faults(InBucket()).ShouldBeEmpty();

    [Theory]
    [InlineData("ftp", "Storage:Provider must be 'local' or 's3'.")]
    [InlineData("", "Storage:Provider must be 'local' or 's3'.")]
    public void Validate_UnknownProvider_SaysWhichThereAre(string provider, string sentence) =>
        Faults(new StorageOptions { Provider = provider }).ShouldBe([sentence]);

    [Fact]
    public void Validate_NoFolder_IsRefusedAlsoForABucket()
    {
        var options = InBucket();
        options.LocalPath = " ";
        Faults(options).ShouldBe(["Storage:LocalPath must name a folder."]);
    }

    [Fact]
    public void Validate_NothingSet_NamesEverySetting() =>
        Faults(new StorageOptions { Provider = "s3" }).ShouldBe(
        [
            "Storage:S3:ServiceUrl must be the service's address, such as https://ACCOUNT.r2.cloudflarestorage.com.",
            "Storage:S3:Bucket must be a bucket's name: 3 to 63 lower-case letters, digits, hyphens and dots.",
            "Storage:S3:AccessKeyId must be set, without blanks in it.",
            "Storage:S3:SecretAccessKey must be set, without blanks in it.",
        ]);

    [Fact]
    public void Validate_UnknownService_SaysWhichThereAre()
    {
        var options = InBucket();
        options.S3.Provider = "gcs";
        Faults(options).ShouldBe(["Storage:S3:Provider must be 'r2' or 'aws' or 'other'."]);
    }

    [Fact]
    public void Validate_AddressWithTheBucketAsTheDashboardShowsIt_SaysWhatToLeaveOut()
    {
        var options = InBucket();
        options.S3.ServiceUrl = "https://0123.r2.cloudflarestorage.com/my-bucket";
        Faults(options).ShouldBe(["Storage:S3:ServiceUrl must end with the host: leave '/my-bucket' out, the bucket has a setting of its own."]);
    }

    [Theory]
    [InlineData("0123.r2.cloudflarestorage.com")]
    [InlineData("ftp://host")]
    [InlineData("https://host/?x=1")]
    [InlineData("https://user:pass@host")]
    public void Validate_NoAddress_IsRefused(string url)
    {
        var options = InBucket();
        options.S3.ServiceUrl = url;
        Faults(options).ShouldHaveSingleItem().ShouldStartWith("Storage:S3:ServiceUrl must be");
    }

    [Fact]
    public void Validate_SecretWithABlank_IsRefusedWithoutQuotingIt()
    {
        var options = InBucket();
        options.S3.SecretAccessKey = Secret;
        Faults(options).ShouldHaveSingleItem().ShouldNotContain(Secret);
    }

    private static StorageOptions InBucket() => new()
    {
        Provider = "s3",
        S3 = new S3Options
        {
            ServiceUrl = "https://0123.r2.cloudflarestorage.com",
            Bucket = "my-listening",
            AccessKeyId = "key",
            SecretAccessKey = "secret",
        },
    };

    private static IEnumerable<string> Faults(StorageOptions options) => new StorageOptionsValidator().Validate(name: null, options).Failures ?? [];
}
