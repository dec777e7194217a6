using Microsoft.Extensions.DependencyInjection;

namespace Takt.Kernel;

/// <summary>Registering what files need.</summary>
public static class FileServices
{
    /// <summary>How long a scanner may take over a file.</summary>
    static readonly TimeSpan ScanPatience = TimeSpan.FromSeconds(60);

    extension(IServiceCollection services)
    {
        /// <summary>Lets records have links and files, stored where the settings say.</summary>
        /// <param name="settings">Where; its folder is a whole path.</param>
        /// <param name="scanner">Where the virus scanner is; empty for none.</param>
        public void AddFiles(FileSettings settings, string scanner)
        {
            services.AddSingleton(settings);
            services.AddSingleton<FileTurns>();
            services.AddScoped<Attachments>();
            services.AddSingleton<IVirusScan>(ClamScan.IsAddress(scanner) ? new ClamScan(new(scanner), ScanPatience) : new NoScan());
            services.AddHearer<FileDropped, DroppedFiles>();
            services.AddSingleton<FileSweep>();
            services.AddHostedService(s => s.GetRequiredService<FileSweep>());
            switch (settings.Store)
            {
                case FileSettings.InDatabase:
                    services.AddScoped<IFileStore, DatabaseFiles>();
                    break;
                case FileSettings.InBucket:
                    services.AddSingleton<Bucket>();
                    services.AddScoped<IFileStore, BucketFiles>();
                    break;
                default:
                    services.AddScoped<IFileStore>(s => ActivatorUtilities.CreateInstance<FolderFiles>(s, settings.Folder));
                    break;
            }
        }
    }
}
