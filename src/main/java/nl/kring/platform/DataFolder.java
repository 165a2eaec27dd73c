package nl.kring.platform;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The folder in which the embedded default keeps everything that must survive a restart. One running application owns it
 * at a time: the operating system holds the lock and gives it back however the application ends.
 */
public final class DataFolder implements AutoCloseable {

    private static final String LOCK_FILE = "kring.lock";

    private final Path root;
    private final FileChannel lockChannel;

    private DataFolder(Path root, FileChannel lockChannel) {
        this.root = root;
        this.lockChannel = lockChannel;
    }

    /**
     * Creates the folder where it is missing and takes it into use.
     *
     * @throws EmbeddedDatabaseFailure when it cannot be written, or another running application owns it
     */
    static DataFolder claim(Path folder) {
        Path root = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(root);
            FileChannel channel =
                    FileChannel.open(root.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new EmbeddedDatabaseFailure(
                        "The data folder " + root + " is in use by another running Kring.",
                        "Stop the other one, or start this one with its own folder (KRING_DATA_DIR=/some/folder).");
            }
            return new DataFolder(root, channel);
        } catch (IOException e) {
            throw new EmbeddedDatabaseFailure(
                    "The data folder " + root + " cannot be written by user " + System.getProperty("user.name") + ".",
                    "Give that user write access, or choose another folder (KRING_DATA_DIR=/some/folder).",
                    e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** A file or folder inside the data folder. */
    public Path resolve(String name) {
        return root.resolve(name);
    }

    @Override
    public void close() throws IOException {
        lockChannel.close();
    }

    @Override
    public String toString() {
        return root.toString();
    }
}
