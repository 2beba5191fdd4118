package dev.promptport.inference.local.safetensors;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.inference.local.safetensors.TensorInfo.ElementType;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One safetensors file: eight bytes with the length of a JSON header, the header, then the tensors'
 * bytes. See https://huggingface.co/docs/safetensors.
 */
final class SafetensorsFile {

    private static final ValueLayout.OfLong LENGTH =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfShort HALF =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt BITS =
            ValueLayout.JAVA_INT.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final long LONGEST_HEADER = 100_000_000;

    private SafetensorsFile() {}

    /**
     * Maps the file for as long as the arena lives.
     *
     * @throws Misconfigured when it is no whole safetensors file
     */
    static Map<String, TensorInfo> map(Path file, Arena arena) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return read(
                    channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena), arena);
        } catch (IOException | RuntimeException e) {
            throw new Misconfigured(
                    "the weights in "
                            + file
                            + " cannot be read: the file is damaged or cut short; fetch it again",
                    e);
        }
    }

    private static Map<String, TensorInfo> read(MemorySegment file, Arena arena) {
        long length = file.get(LENGTH, 0);
        if (length < 2 || length > LONGEST_HEADER) {
            throw new IllegalArgumentException("header of " + length + " bytes");
        }
        byte[] header = file.asSlice(8, length).toArray(ValueLayout.JAVA_BYTE);
        JsonObject tensors =
                JsonParser.parseString(new String(header, StandardCharsets.UTF_8))
                        .getAsJsonObject();
        MemorySegment data = file.asSlice(8 + length);
        Map<String, TensorInfo> found = new LinkedHashMap<>();
        for (Map.Entry<String, JsonElement> entry : tensors.entrySet()) {
            if (!entry.getKey().equals("__metadata__")) {
                found.put(
                        entry.getKey(),
                        tensor(entry.getKey(), entry.getValue().getAsJsonObject(), data, arena));
            }
        }
        return found;
    }

    private static TensorInfo tensor(
            String name, JsonObject described, MemorySegment data, Arena arena) {
        String type = described.get("dtype").getAsString();
        long[] shape =
                described.getAsJsonArray("shape").asList().stream()
                        .mapToLong(JsonElement::getAsLong)
                        .toArray();
        JsonArray offsets = described.getAsJsonArray("data_offsets");
        long from = offsets.get(0).getAsLong();
        long size = offsets.get(1).getAsLong() - from;
        long elements = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        if (size != elements * (type.equals("F32") ? Float.BYTES : Short.BYTES)) {
            throw new IllegalArgumentException("tensor " + name + " has " + size + " bytes");
        }
        MemorySegment bytes = data.asSlice(from, size);
        return switch (type) {
            case "F32" -> new TensorInfo(name, ElementType.F32, shape, bytes);
            case "F16" -> new TensorInfo(name, ElementType.F16, shape, bytes);
            case "BF16" ->
                    new TensorInfo(name, ElementType.F32, shape, widened(bytes, elements, arena));
            default ->
                    throw new IllegalArgumentException(
                            "tensor " + name + " has elements of type " + type);
        };
    }

    private static MemorySegment widened(MemorySegment halves, long elements, Arena arena) {
        MemorySegment floats = arena.allocate(elements * Float.BYTES, Float.BYTES);
        for (long i = 0; i < elements; i++) {
            floats.set(BITS, i * Float.BYTES, halves.get(HALF, i * Short.BYTES) << Short.SIZE);
        }
        return floats;
    }
}
