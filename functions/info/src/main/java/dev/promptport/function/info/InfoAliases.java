package dev.promptport.function.info;

import static dev.promptport.function.info.InfoController.INFO;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Options;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;
import io.swagger.v3.oas.annotations.Hidden;

/**
 * The same function as an API Gateway may ask for it: the reference's route is open to every method
 * and every body, and an API with a named stage, as the reference's {@code v1}, keeps it in the
 * path.
 */
@Hidden
@Controller
@Consumes(MediaType.ALL)
@Produces(MediaType.APPLICATION_JSON)
final class InfoAliases {

    private static final String STAGE = "/${promptport.http.stage:v1}";

    private final InfoController info;

    InfoAliases(InfoController info) {
        this.info = info;
    }

    @Get(STAGE + INFO)
    Info get() {
        return info.info();
    }

    @Post(uris = {INFO, STAGE + INFO})
    Info post() {
        return info.info();
    }

    @Put(uris = {INFO, STAGE + INFO})
    Info put() {
        return info.info();
    }

    @Patch(uris = {INFO, STAGE + INFO})
    Info patch() {
        return info.info();
    }

    @Delete(uris = {INFO, STAGE + INFO})
    Info delete() {
        return info.info();
    }

    @Options(uris = {INFO, STAGE + INFO})
    Info options() {
        return info.info();
    }
}
