package dev.promptport.aws.bedrock.invoke;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.promptport.aws.bedrock.request.Block;

import java.util.Base64;

/** Pictures in JSON. */
final class Pictures {

    private Pictures() {}

    static String base64(Block.Image image) {
        return ISO_8859_1.decode(Base64.getEncoder().encode(image.picture().data())).toString();
    }
}
