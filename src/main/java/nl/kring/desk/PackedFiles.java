package nl.kring.desk;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import nl.kring.deployment.ModelFile;

/** Files that a page carries along from the look at them to the decision, in one hidden field. */
final class PackedFiles {

    private static final int MOST_BYTES = 20_000_000;

    private PackedFiles() {}

    static String pack(List<ModelFile> files) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            for (ModelFile file : files) {
                zip.putNextEntry(new ZipEntry(file.name()));
                zip.write(file.content());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(packed.toByteArray());
    }

    /** @throws IllegalArgumentException when it is not what {@link #pack} made */
    static List<ModelFile> unpack(String packed) {
        List<ModelFile> files = new ArrayList<>();
        int left = MOST_BYTES;
        try (ZipInputStream zip =
                new ZipInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(packed)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] content = zip.readNBytes(left + 1);
                left -= content.length;
                if (left < 0) {
                    throw new IllegalArgumentException("More than " + MOST_BYTES + " bytes");
                }
                files.add(new ModelFile(entry.getName(), content));
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
        return files;
    }
}
