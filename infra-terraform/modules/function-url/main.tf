locals {
  public = var.authorization == "NONE"

  # By position: ARNs of roles made in the same apply are not known yet when statements are counted.
  callers = local.public ? { everybody = "*" } : {
    for position, arn in var.callers : tostring(position) => arn
  }

  # An identity of another account also needs the function's own permission: see callers.
  caller_policy = {
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "CallUrl"
        Effect    = "Allow"
        Action    = "lambda:InvokeFunctionUrl"
        Resource  = local.called
        Condition = { StringEquals = { "lambda:FunctionUrlAuthType" = var.authorization } }
      },
      {
        Sid       = "InvokeThroughUrl"
        Effect    = "Allow"
        Action    = "lambda:InvokeFunction"
        Resource  = local.called
        Condition = { Bool = { "lambda:InvokedViaFunctionUrl" = "true" } }
      },
    ]
  }
  called = [var.function_arn, "${var.function_arn}:${var.alias}"]
}

resource "aws_lambda_function_url" "this" {
  function_name      = var.function_name
  qualifier          = var.alias
  authorization_type = var.authorization

  dynamic "cors" {
    for_each = length(var.cors.origins) > 0 ? [var.cors] : []

    content {
      allow_origins     = cors.value.origins
      allow_methods     = cors.value.methods
      allow_headers     = cors.value.headers
      expose_headers    = cors.value.expose_headers
      max_age           = cors.value.max_age
      allow_credentials = cors.value.credentials
    }
  }
}

# Lambda asks for both permissions of every caller: to use the URL, and to invoke by way of it.
resource "aws_lambda_permission" "url" {
  for_each = local.callers

  statement_id           = "url-${each.key}"
  function_name          = aws_lambda_function_url.this.function_name
  qualifier              = var.alias
  action                 = "lambda:InvokeFunctionUrl"
  principal              = each.value
  function_url_auth_type = var.authorization
}

resource "aws_lambda_permission" "invoke" {
  for_each = local.callers

  statement_id             = "url-invoke-${each.key}"
  function_name            = aws_lambda_function_url.this.function_name
  qualifier                = var.alias
  action                   = "lambda:InvokeFunction"
  principal                = each.value
  invoked_via_function_url = true
}
