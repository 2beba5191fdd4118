# What the containers may do: fetch their image and their model, and write their logs and metrics.
# The other statements follow from what the endpoint is given.
locals {
  s3     = "arn:${local.partition}:s3:::"
  ec2    = "arn:${local.partition}:ec2:${local.region}:${local.account}"
  image  = regex("^(?P<account>[0-9]+)\\.dkr\\.ecr\\.(?P<region>[a-z0-9-]+)\\.[a-z0-9.-]+/(?P<repository>[a-z0-9._/-]+)", var.image_uri)
  via_s3 = { StringEquals = { "kms:ViaService" = "s3.${local.region}.${data.aws_partition.current.dns_suffix}" } }

  model_data = var.model_data_url[*]
  inputs     = [for path in try([var.async.input_path], []) : "${local.s3}${trimprefix(path, "s3://")}/*"]
  outputs = [
    for path in compact([try(var.async.output_path, null), try(var.async.failure_path, null)]) :
    "${local.s3}${trimprefix(path, "s3://")}/*"
  ]
  topics = compact([try(var.async.success_topic_arn, null), try(var.async.error_topic_arn, null)])

  subnets         = [for id in try(var.vpc.subnet_ids, []) : "${local.ec2}:subnet/${id}"]
  security_groups = [for id in try(var.vpc.security_group_ids, []) : "${local.ec2}:security-group/${id}"]

  always = [
    {
      # A login is to no repository in particular.
      Sid      = "LogInToRegistry"
      Effect   = "Allow"
      Action   = "ecr:GetAuthorizationToken"
      Resource = "*"
    },
    {
      Sid      = "PullImage"
      Effect   = "Allow"
      Action   = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
      Resource = "arn:${local.partition}:ecr:${local.image.region}:${local.image.account}:repository/${local.image.repository}"
    },
    {
      Sid      = "WriteLogs"
      Effect   = "Allow"
      Action   = ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"]
      Resource = "arn:${local.partition}:logs:${local.region}:${local.account}:log-group:/aws/sagemaker/Endpoints/${var.name}:*"
    },
    {
      # Metrics have no ARN, but a namespace.
      Sid       = "PutMetrics"
      Effect    = "Allow"
      Action    = "cloudwatch:PutMetricData"
      Resource  = "*"
      Condition = { StringEquals = { "cloudwatch:namespace" = ["AWS/SageMaker", "/aws/sagemaker/Endpoints"] } }
    },
  ]

  of_model_data = [for url in local.model_data : {
    Sid      = "ReadModel"
    Effect   = "Allow"
    Action   = "s3:GetObject"
    Resource = "${local.s3}${trimprefix(url, "s3://")}${local.folder ? "*" : ""}"
  }]

  of_folder = [for url in local.model_data : {
    Sid       = "ListModel"
    Effect    = "Allow"
    Action    = "s3:ListBucket"
    Resource  = "${local.s3}${split("/", url)[2]}"
    Condition = { StringLike = { "s3:prefix" = "${join("/", slice(split("/", url), 3, length(split("/", url))))}*" } }
  } if local.folder]

  of_model_key = [for key in var.model_data_kms_key_arn[*] : {
    Sid       = "DecryptModel"
    Effect    = "Allow"
    Action    = "kms:Decrypt"
    Resource  = key
    Condition = local.via_s3
  }]

  of_volume_key = [for key in local.volume_key[*] : {
    # SageMaker hands the use of the key on to the disks of the instances.
    Sid       = "EncryptStorage"
    Effect    = "Allow"
    Action    = "kms:CreateGrant"
    Resource  = key
    Condition = { Bool = { "kms:GrantIsForAWSResource" = "true" } }
  }]

  of_async = [for statement in [
    {
      Sid      = "ReadRequests"
      Effect   = "Allow"
      Action   = "s3:GetObject"
      Resource = local.inputs
    },
    {
      Sid      = "WriteAnswers"
      Effect   = "Allow"
      Action   = ["s3:AbortMultipartUpload", "s3:PutObject"]
      Resource = local.outputs
    },
  ] : statement if var.async != null]

  of_async_key = [for key in var.kms_key_arn[*] : {
    Sid       = "EncryptAnswers"
    Effect    = "Allow"
    Action    = ["kms:Decrypt", "kms:GenerateDataKey"]
    Resource  = key
    Condition = local.via_s3
  } if var.async != null]

  of_topics = [for statement in [{
    Sid      = "Notify"
    Effect   = "Allow"
    Action   = "sns:Publish"
    Resource = local.topics
  }] : statement if length(local.topics) > 0]

  of_vpc = [for statement in [
    {
      # None of these takes a resource.
      Sid      = "FindNetwork"
      Effect   = "Allow"
      Action   = ["ec2:DescribeDhcpOptions", "ec2:DescribeNetworkInterfaces", "ec2:DescribeSecurityGroups", "ec2:DescribeSubnets", "ec2:DescribeVpcs"]
      Resource = "*"
    },
    {
      Sid      = "CreateInterfaces"
      Effect   = "Allow"
      Action   = "ec2:CreateNetworkInterface"
      Resource = concat(local.subnets, local.security_groups, ["${local.ec2}:network-interface/*"])
    },
    {
      Sid       = "UseInterfaces"
      Effect    = "Allow"
      Action    = ["ec2:CreateNetworkInterfacePermission", "ec2:DeleteNetworkInterface", "ec2:DeleteNetworkInterfacePermission"]
      Resource  = "${local.ec2}:network-interface/*"
      Condition = { ArnEquals = { "ec2:Subnet" = local.subnets } }
    },
  ] : statement if var.vpc != null]
}

resource "aws_iam_role" "this" {
  name                 = "${var.name}-endpoint"
  description          = "What the containers of the SageMaker endpoint ${var.name} may do."
  permissions_boundary = var.permissions_boundary
  tags                 = var.tags

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "sagemaker.amazonaws.com" }
      Condition = { StringEquals = { "aws:SourceAccount" = local.account } }
    }]
  })
}

resource "aws_iam_role_policy" "this" {
  name = "endpoint"
  role = aws_iam_role.this.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      local.always, local.of_model_data, local.of_folder, local.of_model_key, local.of_volume_key,
      local.of_async, local.of_async_key, local.of_topics, local.of_vpc,
    )
  })
}
