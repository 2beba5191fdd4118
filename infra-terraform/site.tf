module "site" {
  source = "./modules/site"
  count  = var.site == null ? 0 : 1

  name            = "${var.name}-site"
  folder          = var.site.folder
  domain          = lookup(var.domains, "site", null)
  price_class     = var.site.price_class
  connect_origins = local.api_origins
  force_destroy   = var.site.force_destroy
  kms_key_arn     = var.site.kms_key_arn
  tags            = var.tags
}

locals {
  # Scheme and host of what the page may call.
  api_origins = sort(distinct([
    for url in compact(concat(
      flatten([for api in values(module.http_api) : [api.url, api.domain_url]]),
      flatten([for api in module.rest_api : [api.url, api.domain_url]]),
      module.function_url[*].url,
    )) : join("/", slice(split("/", url), 0, 3))
  ]))
}

# Without a domain CloudFront says the page's address only after the APIs were made.
check "site_origin" {
  assert {
    condition = var.site == null || contains(keys(var.domains), "site") || length(setintersection(
      local.cors_origins, concat(["*"], module.site[*].url)
    )) > 0
    error_message = "The site's page cannot call the APIs yet: put the output site_url into cors_origins and apply again, or give the site a domain."
  }
}
