# The settings of each function: what its layers need, what follows from the variables, and what was given for it.
locals {
  derived_environments = {
    for name in keys(var.functions) : name => merge(
      local.model_environments[name],
      local.store_environments[name],
      contains(keys(local.stage_names), name) ? { PROMPTPORT_HTTP_STAGE = local.stage_names[name] } : {},
      contains(local.rest_functions, name) && length(local.cors_origins) > 0 ? {
        PROMPTPORT_HTTP_CORS_ORIGINS = join(",", local.cors_origins)
      } : {},
    )
  }

  # Info tells what the whole deployment is set to. The id of its API it is not told: the API's document names the function,
  # which would have to name the API.
  info_settings = merge(concat(values(local.derived_environments), [
    { PROMPTPORT_API_STAGE = var.stages.rest },
    contains(keys(var.domains), "rest") ? { PROMPTPORT_API_DOMAINS = var.domains["rest"].name } : {},
  ])...)
  info_environment = merge(local.info_settings, { PROMPTPORT_TERRAFORM_SETTINGS = join(",", keys(local.info_settings)) })

  environments = {
    for name, function in var.functions : name => merge(
      function.image_uri == null ? try(local.packages.functions[local.package_of[name]].environment, {}) : {},
      { for setting, value in local.info_environment : setting => value if name == "info" },
      local.derived_environments[name],
      function.environment,
    )
  }
}
